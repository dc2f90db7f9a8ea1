import { readFileSync } from 'node:fs';
import { chat, chatBody, stream } from '../support/ask.ts';
import { listed, pause, read, type Sim, until } from '../support/sim.ts';
import type { Witnesses } from './witness.ts';

/** State, parent, group and session of a process; null when it is not there. */
function processOf(pid: number) {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [state, parent, group, session] = rest.split(' ');
    return { state, parent: Number(parent), group: Number(group), session: Number(session) };
  } catch {
    return null;
  }
}

/** The process that the worker says it left behind; null when it leaves none. */
async function leftBehind(sim: Sim): Promise<number | null> {
  const pid = await until(() => /left behind pid=(\d+)/.exec(sim.worker.log())?.[1], 2000).catch(
    () => null,
  );
  return pid === null ? null : Number(pid);
}

/** Whether a child outlives the worker; it is ended afterwards, and `also` looks at it before. */
async function outlives(
  sim: Sim,
  also: (pid: number) => boolean | Promise<boolean>,
): Promise<boolean> {
  const pid = await leftBehind(sim);
  if (pid === null) return false;
  const worker = sim.worker.child.pid ?? 0;
  await until(() => processOf(pid)?.parent !== undefined);
  const so = await also(pid);
  process.kill(worker, 'SIGTERM');
  await sim.worker.ended;
  const lives = processOf(pid) !== null;
  process.kill(pid, 'SIGKILL');
  return so && lives;
}

const endsAtStart =
  (code: number, says: RegExp) =>
  async ({ worker }: Sim): Promise<boolean> => {
    const ended = await Promise.race([worker.ended, pause(3000)]);
    return ended === code && says.test(worker.log());
  };

const afterTerm = async ({ worker }: Sim, ms: number): Promise<number | string | null> => {
  worker.child.kill('SIGTERM');
  return (await Promise.race([worker.ended, pause(ms)])) ?? null;
};

/** Faults of processes and their logs. */
export const processes: Witnesses = {
  'never-ready': {
    alone: true,
    unready: true,
    sees: async ({ frontend, worker }) => {
      await until(() => worker.log().includes('serving model'));
      const port = await until(() => /listening on 127\.0\.0\.1:(\d+)/.exec(frontend.log())?.[1]);
      const url = `http://127.0.0.1:${port}`;
      await until(async () => (await read(`${url}/health`)).includes('dyn://'));
      const told = until(() => frontend.log().includes('Model materialization failed'), 1500);
      return (await told.catch(() => false)) && (await listed(url)).length === 0;
    },
  },
  'slow-start': {
    alone: true,
    as: 'slow-start@4000',
    unready: true,
    sees: async ({ worker }) => {
      await until(() => worker.log().includes('simulator'));
      const served = until(() => worker.log().includes('serving model'), 2500);
      return served.then(
        () => false,
        () => worker.child.exitCode === null,
      );
    },
  },
  'die-at-start': { alone: true, unready: true, sees: endsAtStart(3, /cannot load the model/) },
  'oom-at-start': { alone: true, unready: true, sees: endsAtStart(1, /CUDA out of memory/) },
  'unknown-flag': { alone: true, unready: true, sees: endsAtStart(2, /unrecognized arguments/) },
  'exit-after': {
    alone: true,
    as: 'exit-after@500',
    sees: async ({ worker }) => {
      const ended = await Promise.race([worker.ended, pause(3000)]);
      return ended === 3 && worker.log().includes('engine failed');
    },
  },
  'crash-at': {
    alone: true,
    as: 'crash-at@3',
    sees: async ({ url, worker }) => {
      const all = [await chat(url), await chat(url)].map(({ status }) => status);
      const third = await stream(url, chatBody());
      const ended = await Promise.race([worker.ended, pause(2000)]);
      return all.join() === '200,200' && third.finish.length === 0 && ended === 'SIGKILL';
    },
  },
  'ignore-term': { alone: true, sees: async (sim) => (await afterTerm(sim, 4000)) === null },
  'slow-term': {
    alone: true,
    as: 'slow-term@4500',
    sees: async (sim) => (await afterTerm(sim, 3000)) === null && (await sim.worker.ended) === 0,
  },
  'setsid-child': {
    alone: true,
    sees: (sim) => outlives(sim, async (pid) => until(() => processOf(pid)?.session === pid)),
  },
  'stubborn-child': {
    alone: true,
    sees: (sim) =>
      outlives(sim, async (pid) => {
        const ignored = (): boolean => {
          const status = readFileSync(`/proc/${pid}/status`, 'utf8');
          const mask = /SigIgn:\s+([\da-f]+)/.exec(status)?.[1] ?? '0';
          return (BigInt(`0x${mask}`) & (1n << 14n)) !== 0n;
        };
        return until(ignored);
      }),
  },
  'reparented-child': {
    alone: true,
    sees: (sim) =>
      outlives(sim, async (pid) => {
        const worker = sim.worker.child.pid ?? 0;
        const own = processOf(worker);
        await until(() => processOf(pid)?.parent !== undefined);
        const child = processOf(pid);
        return child?.parent !== worker && child?.group === own?.group;
      }),
  },
  'log-flood': {
    alone: true,
    as: 'log-flood@2',
    sees: async ({ worker }) => {
      const flooded = until(() => worker.log().length >= 2 * 1024 * 1024, 3000);
      return flooded.catch(() => false);
    },
  },
  'log-escapes': {
    alone: true,
    sees: ({ worker }) => worker.log().includes('\u001b[2J') && worker.log().includes('\u202e'),
  },
};
