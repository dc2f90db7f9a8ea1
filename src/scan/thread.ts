import { Worker } from 'node:worker_threads';
import type { Member } from './member.ts';
import type { FromWorker, StartRequest, StopRequest, ToWorker, WorkerStart } from './worker.ts';

/** A thread that loads the program while nobody knows yet what it must do. */
export interface Thread {
  readonly begin: (start: WorkerStart) => Member;
  readonly end: () => void;
}

/** Requests that lie ready for a thread while the one that hands them out is at work itself. */
const ahead = 2;

/** Starts one thread. It keeps the process alive until it has ended. */
export function startThread(): Thread {
  const worker = new Worker(new URL('../boot/thread.js', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: 48 },
  });
  const waiting: { resolve: (reply: FromWorker) => void; reject: (error: unknown) => void }[] = [];
  let failed: unknown;
  const fail = (error: unknown): void => {
    failed ??= error;
    for (const each of waiting.splice(0)) each.reject(error);
  };
  worker.on('message', (reply: FromWorker) => waiting.shift()?.resolve(reply));
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`an analysis thread ended with code ${code}`)));
  const send = (request: ToWorker | StartRequest): void => worker.postMessage(request);
  // Asked, not terminated: a thread that is stopped inside a native module takes the whole process with it.
  const end = (): void => worker.postMessage({ do: 'stop' } satisfies StopRequest);
  return {
    end,
    begin: (start) => {
      send({ do: 'start', start });
      return {
        ask: (request) =>
          new Promise((resolve, reject) => {
            if (failed !== undefined) return reject(failed);
            waiting.push({ resolve, reject });
            send(request);
          }),
        tell: send,
        ahead,
        owned: new Set(),
      };
    },
  };
}
