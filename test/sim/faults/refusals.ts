import { chat, chatBody, post, stream } from '../support/ask.ts';
import { pause, type Sim, until } from '../support/sim.ts';
import type { Witnesses } from './witness.ts';

const statuses = async ({ url }: Sim, count: number): Promise<number[]> => {
  const all: number[] = [];
  for (let at = 0; at < count; at += 1) all.push((await chat(url)).status);
  return all;
};

const neverAnswers = (sim: Sim): Promise<boolean> => {
  const answered = chat(sim.url).then(
    () => false,
    () => false,
  );
  const waited = pause(3000).then(() => true);
  return Promise.race([answered, waited]);
};

/** Faults of what is refused, and of readiness. */
export const refusals: Witnesses = {
  'errors-1pct': {
    as: 'errors-1pct@10',
    sees: async (sim) => {
      const all = await statuses(sim, 20);
      return all.filter((status) => status === 500).length === 2 && all[9] === 500;
    },
  },
  'stream-errors': {
    as: 'stream-errors@3',
    sees: async ({ url }) => {
      const all = [];
      for (let at = 0; at < 3; at += 1) all.push(await stream(url, chatBody()));
      const [first, , third] = all;
      return (
        first?.finish.length === 1 &&
        third?.status === 200 &&
        third.events.at(-1)?.error?.code === 500
      );
    },
  },
  overload: {
    as: 'overload@4',
    sees: async ({ url }) => {
      const all = await Promise.all(
        Array.from({ length: 12 }, () => chat(url, { max_tokens: 60 })),
      );
      const refused = all.filter(({ status }) => status === 529).length;
      return refused > 0 && refused < 12;
    },
  },
  'multibyte-500': {
    sees: async ({ url }) =>
      (await chat(url, {}, 'Größe 🙂')).status === 500 && (await chat(url)).status === 200,
  },
  'long-prompt-500': {
    sees: async ({ url }) =>
      (await chat(url, {}, 'word '.repeat(1500))).status === 500 &&
      (await chat(url)).status === 200,
  },
  'bad-requests-500': {
    sees: async ({ url }) => (await chat(url, { max_tokens: 0 })).status === 500,
  },
  'wrong-model-200': {
    sees: async ({ url }) => (await chat(url, { model: 'nope' })).status === 200,
  },
  'bad-request-poisons': {
    as: 'bad-request-poisons@1500',
    sees: async (sim) => {
      const bad = await chat(sim.url, { max_tokens: 0 });
      const [after] = await statuses(sim, 1);
      await until(async () => (await chat(sim.url)).status === 200);
      return bad.status === 400 && after === 503;
    },
  },
  'no-max-tokens-poisons': {
    as: 'no-max-tokens-poisons@1500',
    sees: async (sim) => {
      const { status } = await post(sim.url, '/v1/chat/completions', {
        ...chatBody(),
        max_tokens: null,
      });
      const [after] = await statuses(sim, 1);
      await until(async () => (await chat(sim.url)).status === 200);
      return status === 500 && after === 503;
    },
  },
  'ready-then-404': {
    as: 'ready-then-404@2',
    sees: async (sim) => {
      const all = await statuses(sim, 3);
      return all.join() === '404,404,200';
    },
  },
  'ready-then-hang': { alone: true, sees: neverAnswers },
};
