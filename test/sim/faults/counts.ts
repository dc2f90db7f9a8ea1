import { readdirSync, readFileSync } from 'node:fs';
import { chat, chatBody, metric, stream } from '../support/ask.ts';
import { pause, read, type Sim, until } from '../support/sim.ts';
import type { Witnesses } from './witness.ts';

const family = (name: string): string => `dynamo_frontend_${name}`;

async function times(count: number, act: () => Promise<unknown>): Promise<void> {
  for (let at = 0; at < count; at += 1) await act();
}

async function tenChats({ url }: Sim): Promise<void> {
  await times(10, () => chat(url));
}

const residentKib = ({ child }: Sim['worker']): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]);

const openFiles = ({ child }: Sim['worker']): number => readdirSync(`/proc/${child.pid}/fd`).length;

const elapsed = async (act: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await act();
  return performance.now() - from;
};

/** Faults of what is counted, of speed and of what grows. */
export const counts: Witnesses = {
  'wrong-counter': {
    sees: async (sim) => {
      await tenChats(sim);
      const started = await metric(sim.url, family('requests_started_total'));
      return (await metric(sim.url, family('requests_total'))) < started;
    },
  },
  'leak-active': {
    sees: async (sim) => {
      await tenChats(sim);
      return (await metric(sim.url, family('active_requests'))) > 0;
    },
  },
  'wrong-token-counter': {
    sees: async ({ url }) => {
      const before = await metric(url, family('output_tokens_total'));
      await chat(url);
      return (await metric(url, family('output_tokens_total'))) - before === 16;
    },
  },
  'wrong-ttft-metric': {
    alone: true,
    worker: ['--ttft-ms', '200'],
    sees: async ({ url }) => {
      await chat(url);
      const name = family('time_to_first_token_seconds');
      return (await metric(url, `${name}_sum`)) / (await metric(url, `${name}_count`)) > 0.5;
    },
  },
  'metrics-gone': {
    sees: async (sim) => (await fetch(`${sim.url}/metrics`)).status === 404,
  },
  'metrics-broken': {
    sees: async (sim) => !(await read(`${sim.url}/metrics`)).endsWith('\n'),
  },
  'latency-x2': {
    alone: true,
    worker: ['--ttft-ms', '1000'],
    sees: async ({ url }) => (await elapsed(() => chat(url))) > 1950,
  },
  'hang-mid-stream': {
    alone: true,
    sees: async ({ url }) => {
      const got = stream(url, chatBody()).then(() => 'ended');
      const unary = await chat(url);
      const hung = pause(3000).then(() => 'hung');
      return unary.status === 200 && (await Promise.race([got, hung])) === 'hung';
    },
  },
  'leak-memory': {
    alone: true,
    as: 'worker:leak-memory@16',
    sees: async (sim) => {
      await chat(sim.url);
      const before = residentKib(sim.worker);
      await tenChats(sim);
      return residentKib(sim.worker) - before > 100 * 1024;
    },
  },
  'leak-fds': {
    alone: true,
    as: 'worker:leak-fds',
    sees: async (sim) => {
      await chat(sim.url);
      const before = openFiles(sim.worker);
      await tenChats(sim);
      return openFiles(sim.worker) - before >= 10;
    },
  },
  'no-cancel': {
    alone: true,
    sees: async ({ url }) => {
      const body = chatBody({ max_tokens: 3000, ignore_eos: true });
      await stream(url, body, '/v1/chat/completions', 2000);
      const gone = async (): Promise<boolean> =>
        (await metric(url, family('active_requests'))) === 0;
      return until(gone, 2000).then(
        () => false,
        () => true,
      );
    },
  },
};
