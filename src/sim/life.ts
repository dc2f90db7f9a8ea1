import { now, sleep } from './clock.ts';
import type { LifeHooks } from './faults/types.ts';
import type { Log } from './log.ts';
import { type Flag, helpText, type Options, readOptions, UsageError } from './options.ts';

export interface Program {
  readonly name: string;
  readonly flags: Readonly<Record<string, Flag>>;
  /** Text of `--list-faults`. */
  readonly faults: () => Promise<string>;
  readonly start: (options: Options) => Promise<void>;
}

/** Runs a program with the arguments of this process. Ends with 2 for wrong ones, with 1 when it cannot serve. */
export async function main(program: Program): Promise<void> {
  try {
    const options = readOptions(program.flags, process.argv.slice(2), process.env);
    if (options.has('help')) {
      process.stdout.write(helpText(program.name, program.flags));
    } else if (options.has('list-faults')) {
      process.stdout.write(await program.faults());
    } else {
      await program.start(options);
    }
  } catch (error) {
    const usage = error instanceof UsageError;
    const text = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${program.name}: ${usage ? text : `cannot serve: ${text}`}\n`);
    process.exitCode = usage ? 2 : 1;
    if (!usage) process.exit();
  }
}

/** How long a shutdown waits for what runs, as SGLang's worker does. */
const drainMs = 30_000;

/**
 * Ends this process with 0 at the first SIGTERM or SIGINT: `leave` stops what is new, then what is `busy` may finish.
 * Further signals change nothing, as with Dynamo.
 */
export function endAtSignal(
  log: Log,
  hooks: readonly LifeHooks[],
  leave: () => void | Promise<void>,
  busy: () => boolean,
): void {
  let ending = false;
  const end = async (signal: string): Promise<void> => {
    if (ending) return;
    ending = true;
    log('INFO', `${signal} received, shutting down`);
    for (const hook of hooks) await hook.term?.();
    await leave();
    const limit = now() + drainMs;
    while (busy() && now() < limit) await sleep(5);
    if (busy()) log('WARN', `requests still run after ${drainMs} ms; they are dropped`);
    log('INFO', 'shutdown complete');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      end(signal).catch(() => process.exit(1));
    });
}
