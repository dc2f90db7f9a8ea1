import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { createAnalyst } from './analyst.ts';
import { type FromWorker, serve, type ToWorker, textReader, type WorkerStart } from './worker.ts';

/** Threads that parse and audit: `ask` sends one request and gives its answer, `tell` expects none. */
export interface Member {
  readonly ask: (request: ToWorker) => Promise<FromWorker>;
  readonly tell: (request: ToWorker) => void;
  readonly end: () => void;
  /** Files whose trees this member holds. */
  readonly owned: Set<string>;
}

/** Threads beyond this gain nothing: the work ends before more have started. */
const mostThreads = 4;

/** Members for a number of files: none but this thread for a few, else one per processor. */
export function startPool(start: WorkerStart, files: number, processors: number): Member[] {
  tuneForShortRuns();
  if (files <= 24) return [inThisThread(start)];
  const count = Math.max(2, Math.min(mostThreads, processors));
  return Array.from({ length: count }, () => onThread(start));
}

/**
 * A run ends within seconds: on few processors the optimising compiler, which works beside each thread, takes more
 * time than its code saves. Baseline code at once and optimising late halves the audit's time (measured on 2 cores).
 */
function tuneForShortRuns(): void {
  for (const flag of [
    '--sparkplug',
    '--interrupt-budget=500000',
    '--max-inlined-bytecode-size-cumulative=200',
  ])
    setFlagsFromString(flag);
}

function inThisThread(start: WorkerStart): Member {
  const analyst = createAnalyst(start.brief, textReader(start), start.known);
  return {
    ask: async (request) => serve(analyst, request)!,
    tell: (request) => void serve(analyst, request),
    end: () => undefined,
    owned: new Set(),
  };
}

function onThread(start: WorkerStart): Member {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./worker.${extension}`, import.meta.url), {
    workerData: start,
    resourceLimits: { maxYoungGenerationSizeMb: 48 },
  });
  const waiting: { resolve: (reply: FromWorker) => void; reject: (error: unknown) => void }[] = [];
  const fail = (error: unknown): void => {
    for (const each of waiting.splice(0)) each.reject(error);
  };
  worker.on('message', (reply: FromWorker) => waiting.shift()?.resolve(reply));
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`an analysis thread ended with code ${code}`)));
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker.postMessage(request);
      }),
    tell: (request) => worker.postMessage(request),
    end: () => {
      worker.removeAllListeners('exit');
      void worker.terminate();
    },
    owned: new Set(),
  };
}
