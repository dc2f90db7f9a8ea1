import { type Body, chat, chatBody, stream, weather } from '../support/ask.ts';
import type { Sim } from '../support/sim.ts';
import type { Witnesses } from './witness.ts';

const usage: Body = { stream_options: { include_usage: true } };
const tools: Body = { tools: [weather], tool_choice: 'required', max_tokens: 64 };
const many: Body = { max_tokens: 60, ignore_eos: true };

const text = async ({ url }: Sim, more: Body = {}): Promise<string> =>
  (await chat(url, more)).body.choices[0]?.message.content ?? '';

/** A text that the answer to `many` holds in its middle. */
const stopOf = async (sim: Sim): Promise<string> =>
  [...(await text(sim, many))].slice(30, 34).join('');

const isJson = (value: string): boolean => {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
};

/** Faults of what is said. */
export const answers: Witnesses = {
  'wrong-token': {
    sees: async (sim) => (await text(sim)) !== (await stream(sim.url, chatBody())).text,
  },
  'dropped-last-chunk': {
    sees: async (sim) => {
      const got = await stream(sim.url, chatBody(usage));
      const whole = await text(sim);
      return (
        !got.done && got.finish.length === 0 && got.text !== whole && whole.startsWith(got.text)
      );
    },
  },
  'no-done': {
    sees: async (sim) => {
      const got = await stream(sim.url, chatBody());
      return !got.done && got.finish.length === 1;
    },
  },
  'missing-usage': {
    sees: async ({ url }) =>
      (await chat(url)).body.usage === null && (await stream(url, chatBody(usage))).usage === null,
  },
  'wrong-usage': {
    sees: async ({ url }) => {
      const sums = [(await chat(url)).body.usage, (await stream(url, chatBody(usage))).usage];
      return sums.every(
        (one) => one && one.prompt_tokens + one.completion_tokens > one.total_tokens,
      );
    },
  },
  'wrong-finish': {
    sees: async ({ url }) => (await chat(url)).body.choices[0]?.finish_reason === 'stop',
  },
  'tool-no-finish': {
    sees: async ({ url }) => {
      const unary = await chat(url, tools);
      const got = await stream(url, chatBody(tools));
      return unary.body.choices[0]?.finish_reason === 'tool_calls' && got.finish.length === 0;
    },
  },
  'tool-bad-arguments': {
    sees: async ({ url }) => {
      const args = (await chat(url, tools)).body.choices[0]?.message.tool_calls?.[0];
      const streamed = (await stream(url, chatBody(tools))).args;
      return isJson(args?.function.arguments ?? '') && !isJson(streamed);
    },
  },
  'tool-as-text': {
    sees: async ({ url }) => {
      const [only] = (await chat(url, tools)).body.choices;
      return only?.message.tool_calls === undefined && (only?.message.content ?? '') !== '';
    },
  },
  'split-utf8-broken': {
    sees: async ({ url }) => (await stream(url, chatBody(many))).text.includes('\uFFFD'),
  },
  'zero-tokens': {
    sees: async ({ url }) => {
      const { status, body } = await chat(url);
      return status === 200 && body.usage?.completion_tokens === 0;
    },
  },
  'n-one': {
    sees: async ({ url }) => {
      const { status, body } = await chat(url, { n: 2 });
      return status === 200 && body.choices.length === 1;
    },
  },
  'max-tokens-ignored': {
    sees: async ({ url }) => (await chat(url)).body.usage?.completion_tokens === 13,
  },
  'stop-ignored': {
    sees: async (sim) => {
      const stop = await stopOf(sim);
      return (await text(sim, { ...many, stop: [stop] })).includes(stop);
    },
  },
  'stop-error': {
    sees: async (sim) => {
      const body = chatBody({ ...many, stop: [await stopOf(sim)] });
      const got = await stream(sim.url, body);
      const error = got.events.at(-1)?.error;
      return got.status === 200 && got.done && error?.code === 500;
    },
  },
};
