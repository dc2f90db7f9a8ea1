import type { CommandResult, StageContext } from '../../model/e2e-run.ts';
import { UserError } from '../../model/errors.ts';
import { printableLine } from '../../process/index.ts';
import { causeIn, errorLine } from './causes.ts';
import { progressOf } from './progress.ts';

export interface Step {
  /** Names the log: `logs/build-<side>-<name>.log`. */
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeout_ms: number;
}

/** A step of a build that failed by the checkout's own fault. */
export interface Failed {
  readonly step: string;
  readonly log: string;
  readonly why: string;
  readonly tail: string;
}

/** Runs a step with progress for whoever watches. UserError where the machine lacks something. */
export async function runStep(
  context: StageContext,
  side: string,
  step: Step,
): Promise<Failed | null> {
  const result = await attempt(context, side, step);
  return result === null ? null : toFailed(side, step, result);
}

/** The same, but the caller says what a failure means. Null: it went well. */
export async function attempt(
  { host, say, signal }: StageContext,
  side: string,
  { name, command, cwd, env, timeout_ms }: Step,
): Promise<CommandResult | null> {
  signal.throwIfAborted();
  say(`${side}: ${command.join(' ')}`);
  const onLine = progressOf((line) => say(`${side}: ${line}`));
  const spec = { name: `build-${side}-${name}`, command, cwd, env, grace_ms: 5000 };
  const result = await host.run({ ...spec, timeout_ms, onLine });
  return result.code === 0 && !result.timed_out ? null : result;
}

/** What a failed step means: UserError for what the machine lacks, else the checkout's fault. */
export function toFailed(side: string, step: Step, result: CommandResult): Failed {
  const log = `logs/build-${side}-${step.name}.log`;
  const cause = causeIn(result.tail);
  if (cause !== null) throw new UserError(`build of ${side}, ${step.name}: ${cause} (see ${log})`);
  const ended = result.timed_out
    ? `not done after ${Math.round(result.elapsed_ms / 1000)} s`
    : (result.signal ?? `exit code ${result.code}`);
  return {
    step: step.name,
    log,
    why: printableLine(`${ended}: ${errorLine(result.tail)}`, 400),
    tail: result.tail,
  };
}
