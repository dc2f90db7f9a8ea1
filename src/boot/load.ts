import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** What a bundle offers; `cli/` and `scan/` say what each part takes and gives. */
export interface Program {
  readonly run: (argv: readonly string[], terminal: NodeJS.Process) => Promise<number>;
  /** Answers requests of the main thread; called in a thread of its own. */
  readonly serveThread: () => void;
}

/** A program as one file, and the code that V8 made of it at the build. */
export interface Bundle {
  readonly text: URL;
  readonly code: URL;
}

const bundleOf = (name: string): Bundle => ({
  text: new URL(`./${name}.cjs`, import.meta.url),
  code: new URL(`./${name}.code`, import.meta.url),
});

/**
 * Each program has its own: neither the journal nor a run on a stack loads the parsers of the audit. What goes through
 * all of them, from a pull request to its review in the journal, has one too.
 */
export const bundles = {
  audit: bundleOf('program'),
  e2e: bundleOf('e2e'),
  pull: bundleOf('pull'),
  prove: bundleOf('prove'),
  journal: bundleOf('journal'),
} as const;

/**
 * A run ends within seconds: on few processors the optimising compiler, which works beside each thread, takes more
 * time than its code saves. Baseline code at once and optimising late halves the audit's time (measured on 2 cores).
 * V8 takes a saved code only under the flags it was made with, so they are set before anything is loaded.
 */
function tuneForShortRuns(): void {
  for (const flag of [
    '--sparkplug',
    '--interrupt-budget=500000',
    '--max-inlined-bytecode-size-cumulative=200',
    '--no-flush-bytecode',
  ])
    setFlagsFromString(flag);
}

/**
 * Compiles the bundle, from the saved code where V8 accepts it: without it, loading and compiling 180 modules is a
 * third of a run in which nothing changed, and again in each thread. Another Node than the build's does not accept
 * the code and compiles the text.
 */
export function compileProgram(bundle: Bundle): {
  readonly script: Script;
  readonly program: Program;
} {
  tuneForShortRuns();
  const file = fileURLToPath(bundle.text);
  const script = new Script(
    `(function (require, module, exports, __filename) {${readFileSync(bundle.text, 'latin1')}\n})`,
    {
      filename: file,
      ...(existsSync(bundle.code) && { cachedData: readFileSync(bundle.code) }),
    },
  );
  const module = { exports: {} as Program };
  const define = script.runInThisContext() as (
    require: NodeJS.Require,
    module: { exports: Program },
    exports: object,
    filename: string,
  ) => void;
  define(requireLate(createRequire(file)), module, module.exports, file);
  return { script, program: module.exports };
}

/** Built-in modules that take milliseconds to load and that many runs never use. */
const late = new Set([
  'node:child_process',
  'node:crypto',
  'node:perf_hooks',
  'node:worker_threads',
]);

/** A `require` that loads some of the built-in modules when they are first used. */
function requireLate(require: NodeJS.Require): NodeJS.Require {
  const load = (id: string): unknown =>
    late.has(id)
      ? new Proxy({}, { get: (_, name) => Reflect.get(require(id), name) })
      : require(id);
  return Object.assign(load, require);
}

/** The program, ready to run. */
export const loadProgram = (bundle: Bundle): Program => compileProgram(bundle).program;
