import { dig } from '../../../../src/e2e/client/index.ts';
import { type Planted, promptOf } from '../fake.ts';
import { rewrite } from '../fake-model.ts';
import { type Case, counter, poisoned } from './help.ts';

/** Counts a prompt otherwise each time. */
function miscounts(): Planted {
  const turn = counter();
  return {
    answer: (answer, body) =>
      promptOf(body).includes('東')
        ? rewrite(answer, { usage: { prompt_tokens: 50 + turn(), completion_tokens: 16 } })
        : answer,
  };
}

/** Every seventh answer is that of another request. */
function crosses(): Planted {
  const turn = counter();
  const other = { pieces: ['of another'], call: null, finish: 'length' };
  return {
    answer: (answer) => (turn() % 7 === 6 ? rewrite(answer, { choices: [other] }) : answer),
  };
}

export const bytes: readonly Case[] = [
  {
    probe: 'multibyte',
    what: 'escapes are not understood',
    planted: miscounts(),
    observed: /prompt-2-(cut|escaped): \d+ prompt tokens instead of \d+/,
  },
  {
    probe: 'utf8',
    what: 'characters cut in two',
    planted: {
      events: (events) =>
        events.map((event) =>
          typeof event === 'string' ? event : JSON.stringify(event).replace('🙂', '\ufffd\ufffd'),
        ),
    },
    observed: /^\d+ replacement characters in the stream, 0 without it$/,
  },
  {
    probe: 'utf8',
    what: 'bytes that are no UTF-8',
    planted: {
      bytes: (event) =>
        Buffer.from(event.toString('latin1').replace('\xf0\x9f\x99\x82', '\xf0\x9f'), 'latin1'),
    },
    observed: /^the stream is no valid UTF-8/,
  },
  {
    probe: 'long-prompt',
    what: 'the prompt is cut',
    planted: {
      answer: (answer) => rewrite(answer, { usage: { ...answer.usage, prompt_tokens: 40 } }),
    },
    observed: /^only 40 prompt tokens of \d+ characters, 40 of 6$/,
  },
  {
    probe: 'parallel',
    what: 'one of many fails',
    planted: { refuse: (_, ordinal) => (ordinal === 14 ? [500, 'boom'] : null) },
    observed: /^parallel-\d+: 500 boom$/,
  },
  {
    probe: 'parallel',
    what: 'an answer goes to another request',
    planted: crosses(),
    observed: /^parallel-\d+: alone and among others texts differ/,
  },
  {
    probe: 'cancel',
    what: 'the client that has gone is still counted',
    planted: { leak: true },
    observed: /^8(\.\d)? s after the client had gone: frontend dynamo_frontend_active_requests 1$/,
  },
  {
    probe: 'bad-requests',
    what: 'bad ones are errors of the server',
    planted: { refuse: (body) => (dig(body, 'temperature') === -1 ? [500, 'Internal'] : null) },
    observed: /^temperature-negative: 500 instead of 4xx$/,
  },
  {
    probe: 'bad-requests',
    what: 'bad ones are taken',
    planted: { lenient: true },
    observed: /^no-json, half-a-body, empty-body and 3 more: 200 instead of 4xx$/,
  },
  {
    probe: 'bad-requests',
    what: 'a bad one takes the server out',
    planted: poisoned((body) => dig(body, 'model') === 'no-such-model', null),
    observed: /^after-unknown-model: 503 not ready$/,
  },
  {
    probe: 'no-max-tokens',
    what: 'it takes the server out',
    planted: poisoned((body) => dig(body, 'max_tokens') === undefined, [500, 'must be specified']),
    observed: /^unlimited: 500 must be specified; after: 503 not ready$/,
  },
];
