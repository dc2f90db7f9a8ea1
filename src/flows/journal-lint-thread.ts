import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { type LintContext, type LintResult, lintRules } from '../journal/lint/index.ts';
import { openFiles } from '../journal/vault/index.ts';
import { checkUnits, counterOn } from './journal-lint-units.ts';
import { type KnownSecrets, secretFinder } from './journal-secrets.ts';

/** What a second thread must know: all of it plain data. */
export interface ThreadTask {
  readonly root: string;
  readonly ignore: readonly string[];
  /** Names in the folders, as the main thread has read them. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
  readonly units: readonly (readonly string[])[];
  /** Holds the number of the next unit. */
  readonly counter: SharedArrayBuffer;
  readonly context: Omit<LintContext, 'rules' | 'files'>;
  readonly known: KnownSecrets;
}

/** A thread that loads the program while nobody knows yet what it must do. */
export interface LintThread {
  readonly check: (task: ThreadTask) => Promise<LintResult>;
}

const program = new URL('../boot/journal-thread.js', import.meta.url);
/** Up to so many files one thread is done before another has started. */
const fewFiles = 400;

/** Null where a second thread would gain nothing, or is not to be had: source that was not built has none. */
export function startLintThread(files: number): LintThread | null {
  if (files <= fewFiles || availableParallelism() < 2 || !existsSync(program)) return null;
  const worker = new Worker(program, { resourceLimits: { maxYoungGenerationSizeMb: 48 } });
  // Nothing it does is of use to anyone once the main thread is done.
  worker.unref();
  const done = new Promise<LintResult>((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`a thread of the lint ended with code ${code}`)));
  });
  // Said again where it is awaited.
  done.catch(() => {});
  return {
    check: (task) => {
      worker.ref();
      worker.postMessage(task);
      return done;
    },
  };
}

/** Does the one task that the main thread sends, and ends. */
export function serveThread(): void {
  parentPort?.once('message', (task: ThreadTask) => {
    const { root, ignore, folders, units, counter, context, known } = task;
    const files = openFiles(root, ignore, folders);
    const input = { ...context, rules: lintRules, files };
    void checkUnits(units, counterOn(counter), input, secretFinder(known)).then((result) =>
      parentPort?.postMessage(result),
    );
  });
}
