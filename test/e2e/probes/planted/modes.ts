import { dig } from '../../../../src/e2e/client/index.ts';
import type { Planted } from '../fake.ts';
import { rewrite } from '../fake-model.ts';
import { type Case, choices, counter, isChunk, streamed } from './help.ts';

/** Another text each time. */
const noise = (): Planted => {
  const turn = counter();
  return choices((choice) => ({ ...choice, pieces: [`${turn()}`, ...choice.pieces] }));
};

export const modes: readonly Case[] = [
  {
    probe: 'stream-equals-unary',
    what: 'a wrong token in the stream',
    planted: streamed((events) =>
      events.map((event, at) =>
        at === 6 && isChunk(event)
          ? { ...event, choices: [{ index: 0, delta: { content: 'WRONG' } }] }
          : event,
      ),
    ),
    observed: /^unary and streamed texts differ from character \d+ on: .* and "WRONG/,
  },
  {
    probe: 'stream-equals-unary',
    what: 'another text each time where it should repeat',
    planted: noise(),
    observed: /^the same request in the same mode differs in itself/,
  },
  {
    probe: 'stream-equals-unary',
    what: 'noise, where it may be noise',
    planted: noise(),
    repeatable: 'warm',
    result: 'inconclusive',
    observed: /^the same request in the same mode differs in itself/,
  },
  {
    probe: 'stream-equals-unary',
    what: 'a stream that is cut short where texts are random',
    planted: {
      events: (events) =>
        events.map((event) =>
          dig(event, 'usage') && isChunk(event)
            ? { ...event, usage: { prompt_tokens: 5, completion_tokens: 20, total_tokens: 25 } }
            : event,
        ),
    },
    repeatable: 'never',
    observed: /^unary has 24 tokens, finish_reason length; streamed 20 tokens/,
  },
  {
    probe: 'n2',
    what: 'one choice',
    planted: { unary: (json) => ({ ...json, choices: [dig(json, 'choices', 0)] }) },
    observed: /^n=2: 1 choice for n=2$/,
  },
  {
    probe: 'n2-stream',
    what: 'one choice',
    planted: streamed((events) =>
      events.filter((event) => dig(event, 'choices', 0, 'index') !== 1),
    ),
    observed: /^n=2: 1 choice for n=2$/,
  },
  {
    probe: 'stop',
    what: 'not obeyed',
    planted: {
      unary: (json, body) =>
        dig(body, 'stop')
          ? {
              ...json,
              choices: [
                {
                  index: 0,
                  message: { content: 'Größe cat 東京🙂doG ébird мир. xyz0' },
                  finish_reason: 'length',
                },
              ],
            }
          : json,
    },
    observed: /^the text goes on past the stop string/,
  },
  {
    probe: 'stop',
    what: 'it takes too much',
    planted: {
      answer: (answer, body) =>
        dig(body, 'stop')
          ? rewrite(answer, { choices: [{ pieces: ['Grö'], call: null, finish: 'stop' }] })
          : answer,
    },
    observed: /^stopped at .* after "Grö", expected/,
  },
  {
    probe: 'stop-stream',
    what: 'an error instead',
    planted: {
      events: (events, body) =>
        dig(body, 'stop')
          ? [{ error: { message: 'Failed to parse', code: 500 } }, '[DONE]']
          : events,
    },
    observed: /^stop: an error inside a 200 stream: 500 Failed to parse$/,
  },
];
