import { dig } from '../../../../src/e2e/client/index.ts';
import type { Planted } from '../fake.ts';
import { rewrite } from '../fake-model.ts';
import { type Case, choices, isChunk, streamed, unaryField } from './help.ts';

const page = (path: string, status: number, body: unknown): Planted => ({
  page: (asked) => (asked === path ? [status, body] : null),
});
const without = (field: string): Planted => ({ unary: ({ [field]: _, ...rest }) => rest });

export const answers: readonly Case[] = [
  {
    probe: 'health',
    what: 'not healthy',
    planted: page('/health', 503, {}),
    observed: /^\/health: 503$/,
  },
  {
    probe: 'health',
    what: 'not ready',
    planted: page('/v1/models/tiny/ready', 200, { ready: false }),
    observed: /^\/ready says ready: false$/,
  },
  {
    probe: 'models',
    what: 'the model is not listed',
    planted: page('/v1/models', 200, { data: [] }),
    observed: /does not list tiny/,
  },
  {
    probe: 'models',
    what: 'the model itself is unknown',
    planted: page('/v1/models/tiny', 404, {}),
    observed: /^\/v1\/models\/\{model\}: 404$/,
  },
  {
    probe: 'chat',
    what: 'zero tokens',
    planted: choices((choice) => ({ ...choice, pieces: [] })),
    observed: /unary: choice 0 has no text/,
  },
  {
    probe: 'chat',
    what: 'zero tokens by its own count',
    planted: {
      answer: (answer) => rewrite(answer, { usage: { prompt_tokens: 5, completion_tokens: 0 } }),
    },
    observed: /unary: 0 tokens were generated/,
  },
  {
    probe: 'chat',
    what: 'no finish_reason',
    planted: choices((choice) => ({ ...choice, finish: null })),
    observed: /unary: choice 0 has no finish_reason/,
  },
  {
    probe: 'chat',
    what: 'another model',
    planted: unaryField({ model: 'big' }),
    observed: /model is "big"/,
  },
  {
    probe: 'chat',
    what: 'an error of the server',
    planted: { refuse: () => [503, 'not ready'] },
    observed: /unary: 503 not ready/,
  },
  {
    probe: 'chat-stream',
    what: 'the last chunk dropped',
    planted: streamed((events) =>
      events.filter(
        (event) =>
          dig(event, 'choices', 0, 'finish_reason') === undefined ||
          dig(event, 'choices', 0, 'finish_reason') === null,
      ),
    ),
    observed: /^stream: choice 0 has no finish_reason/,
  },
  {
    probe: 'chat-stream',
    what: 'no [DONE]',
    planted: streamed((events) => events.slice(0, -1)),
    observed: /^stream: the stream ends without \[DONE\]$/,
  },
  {
    probe: 'chat-stream',
    what: 'an error inside the stream',
    planted: streamed((events) => [
      ...events.slice(0, 4),
      { error: { message: 'worker gone', code: 500 } },
      '[DONE]',
    ]),
    observed: /^stream: an error inside a 200 stream: 500 worker gone/,
  },
  {
    probe: 'chat-stream',
    what: 'chunks of two answers',
    planted: streamed((events) =>
      events.map((event, at) => (at === 3 && isChunk(event) ? { ...event, id: 'x-2' } : event)),
    ),
    observed: /^stream: its chunks have 2 ids$/,
  },
  {
    probe: 'completions',
    what: 'a chat instead',
    planted: unaryField({ object: 'chat.completion' }),
    observed: /object is "chat.completion"/,
  },
  {
    probe: 'completions-stream',
    what: 'two ends',
    planted: streamed((events) =>
      events.flatMap((event) =>
        dig(event, 'choices', 0, 'finish_reason') ? [event, event] : [event],
      ),
    ),
    observed: /choice 0 has 2 finish_reasons/,
  },
  {
    probe: 'responses',
    what: 'more tokens than asked for',
    planted: unaryField({ usage: { output_tokens: 99 } }),
    observed: /99 tokens for max_output_tokens 16/,
  },
  {
    probe: 'usage',
    what: 'no usage',
    planted: without('usage'),
    observed: /chat: no usage; completion: no usage/,
  },
  {
    probe: 'usage',
    what: 'no usage in the stream',
    planted: streamed((events) => events.filter((event) => !dig(event, 'usage'))),
    observed: /chat-stream: no usage/,
  },
  {
    probe: 'usage',
    what: 'a sum that is wrong',
    planted: unaryField({ usage: { prompt_tokens: 5, completion_tokens: 4, total_tokens: 8 } }),
    observed: /usage says 5 \+ 4 = 8 tokens/,
  },
  {
    probe: 'usage',
    what: 'fewer tokens than pieces',
    planted: {
      answer: (answer) => rewrite(answer, { usage: { prompt_tokens: 5, completion_tokens: 3 } }),
    },
    observed: /chat-stream: usage says 3 tokens, 16 pieces came/,
  },
  {
    probe: 'max-tokens',
    what: 'one token too many',
    planted: {
      answer: (answer) =>
        rewrite(answer, {
          usage: { ...answer.usage, completion_tokens: answer.usage.completion_tokens + 1 },
        }),
    },
    observed: /max-5: 6 tokens for a limit of 5/,
  },
  {
    probe: 'max-tokens',
    what: 'one token too few',
    planted: {
      answer: (answer) =>
        rewrite(answer, {
          usage: {
            ...answer.usage,
            completion_tokens: Math.min(6, answer.usage.completion_tokens),
          },
        }),
    },
    observed: /completion-max-7: finish_reason length after 6 of 7 tokens/,
  },
  {
    probe: 'max-tokens',
    what: 'an end that the limit made is called its own',
    planted: choices((choice) => ({ ...choice, finish: 'stop' })),
    observed: /^every answer uses up its limit, and none says finish_reason length$/,
  },
  {
    probe: 'max-tokens',
    what: 'no counts at all',
    planted: {
      ...without('usage'),
      events: (events) => events.filter((event) => !dig(event, 'usage')),
    },
    result: 'inconclusive',
    observed: /no answer says how many tokens/,
  },
];
