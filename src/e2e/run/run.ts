import type { Plan, StageName, StagePlan } from '../../model/e2e-plan.ts';
import type { Host, RunFolder, RunState, Stage, StageResult } from '../../model/e2e-run.ts';
import type { StageTiming } from '../../model/e2e-verdict.ts';
import { UserError } from '../../model/errors.ts';
import { describeDeath } from './deaths.ts';
import { limited, limitOf, Stopped, unlessStuck } from './limits.ts';
import { keepFinished, mergeResult } from './merge.ts';
import { type Death, watchHost } from './watched-host.ts';

export interface RunInput {
  readonly plan: Plan;
  /** Of an earlier attempt, or empty. */
  readonly state: RunState;
  readonly folder: RunFolder;
  readonly host: Host;
  readonly stages: readonly Stage[];
  /** Aborted when the user wants the run to end; its reason says how. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** Told after every stage, before the next. */
  readonly onState: (state: RunState) => void;
  /** The last lines of a log below the run folder. */
  readonly tail: (log: string) => string;
}

export interface RunOutcome {
  readonly state: RunState;
  /** A mistake of the user or the environment that ended the run; everything was taken down all the same. */
  readonly error: UserError | null;
}

/** They follow whatever happens. */
const closing: readonly string[] = ['teardown', 'verdict', 'report'];

/**
 * Which stages a resumed run does again: all that did not finish, and what brings the stack up, as long as a stage
 * after it has still to ask the stack something.
 */
function runsAgain(stages: readonly Stage[], state: RunState): (id: string) => boolean {
  const finished = (stage: Stage) => state.finished.includes(stage.id);
  const waiting = (stage: Stage) => stage.lasting && !finished(stage);
  return (id) => {
    const at = stages.findIndex((each) => each.id === id);
    const stage = stages[at];
    if (stage === undefined || closing.includes(id) || !finished(stage)) return true;
    return !stage.lasting && stages.slice(at).some(waiting);
  };
}

/**
 * Runs a plan's stages in order. A stage that blocks, fails or takes too long ends the work, never the taking down:
 * what was not done is in `not_run`. Throws only for bugs, after everything was taken down.
 */
export async function runStages(input: RunInput): Promise<RunOutcome> {
  const { plan, folder, onState } = input;
  const planned = input.stages.filter((stage) => plan.stages.some(({ id }) => id === stage.id));
  const again = runsAgain(planned, input.state);
  let state = keepFinished(input.state, again);
  let ended: string | null = null;
  let error: UserError | null = null;
  let bug: unknown;
  const dead = new AbortController();
  const host = watchHost(input.host, (death) => {
    const check = describeDeath(death, currentStage(), input.tail(death.log));
    state = mergeResult(state, check.stage, { checks: [check] });
    folder.event({
      stage: null,
      event: 'process-ended',
      detail: { ...death, ...death.exit, exit: null },
    });
    dead.abort(new Stopped(sayDeath(death)));
  });
  let current: StagePlan | undefined;
  const currentStage = () => current?.id ?? 'launch';
  const whole = limited([input.signal], plan.timeout_s, 'the run');

  for (const next of plan.stages) {
    current = next;
    const last = closing.includes(next.id);
    if (!again(next.id)) {
      state = leave(state, timing(next, folder.clock(), 0, 'kept'));
      folder.event({
        stage: next.id,
        event: 'stage-skipped',
        detail: { why: 'finished before' },
      });
      continue;
    }
    if (ended !== null && !last) {
      const not_run = [{ what: next.id, why: ended, needed: true }];
      state = leave(
        mergeResult(state, next.id, { not_run }),
        timing(next, folder.clock(), 0, 'not-run'),
      );
      continue;
    }
    const began = folder.clock();
    folder.event({ stage: next.id, event: 'stage-started', detail: {} });
    const attempt = await attemptStage(next, last);
    state = leave(
      mergeResult(state, next.id, attempt.result),
      timing(next, began, folder.clock() - began, attempt.why === null ? 'done' : 'failed'),
    );
    if (attempt.why === null) state = { ...state, finished: [...state.finished, next.id] };
    else ended ??= attempt.why;
    error ??= attempt.error;
    bug ??= attempt.bug;
    for (const { id, result, observed } of attempt.result.checks ?? [])
      folder.event({ stage: next.id, event: 'check', detail: { id, result, observed } });
    folder.event({
      stage: next.id,
      event: 'stage-ended',
      detail: { elapsed_ms: Math.round(folder.clock() - began), failed: attempt.why },
    });
    onState(state);
  }
  whole.end();
  if (bug !== undefined) throw bug;
  return { state, error };

  async function attemptStage(planned: StagePlan, last: boolean): Promise<Attempt> {
    const stage = input.stages.find(({ id }) => id === planned.id);
    if (stage === undefined) throw new Error(`no stage is called ${planned.id}`);
    // What takes down and judges runs even after Ctrl-C and past the run's own limit.
    const signals = last ? [] : [whole.signal, dead.signal];
    const limit = limited(signals, limitOf(planned.options), planned.id);
    try {
      limit.signal.throwIfAborted();
      const work = stage.run({
        plan,
        options: planned.options,
        state,
        folder,
        host,
        signal: limit.signal,
        say: input.say,
      });
      const result = await unlessStuck(work, limit.signal);
      return {
        result: withReason(result, planned.id),
        why: result.blocked ?? null,
        error: null,
        bug: undefined,
      };
    } catch (thrown) {
      return explain(thrown, planned, limit.signal);
    } finally {
      limit.end();
    }
  }
}

interface Attempt {
  readonly result: StageResult;
  /** Why the run cannot go on; null when it can. */
  readonly why: string | null;
  readonly error: UserError | null;
  readonly bug: unknown;
}

/** A stage that blocks says why in a check, or it counts as not done: never as if nobody had asked for it. */
function withReason(result: StageResult, what: StageName): StageResult {
  const { blocked, checks = [], not_run = [] } = result;
  const said =
    checks.some(({ result: word }) => word === 'fail' || word === 'inconclusive') ||
    not_run.some(({ needed }) => needed);
  if (blocked === undefined || said) return result;
  return { ...result, not_run: [...not_run, { what, why: blocked, needed: true }] };
}

function explain(thrown: unknown, { id }: StagePlan, signal: AbortSignal): Attempt {
  const reason: unknown = signal.reason;
  const stopped = signal.aborted && reason instanceof Error;
  const known = thrown instanceof UserError || stopped;
  const message = stopped && !(thrown instanceof UserError) ? reason.message : messageOf(thrown);
  return {
    result: { not_run: [{ what: id, why: message, needed: true }] },
    why: message,
    error: thrown instanceof UserError ? thrown : null,
    bug: known ? undefined : thrown,
  };
}

const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);

const sayDeath = ({ name, exit: { code, signal } }: Death): string =>
  `${name} ended ${signal === null ? `with exit code ${code}` : `by ${signal}`}`;

const leave = (state: RunState, spent: StageTiming): RunState => ({
  ...state,
  timings: [...state.timings, spent],
});

const timing = (
  { id }: StagePlan,
  started: number,
  elapsed: number,
  outcome: StageTiming['outcome'],
): StageTiming => ({
  stage: id,
  started_ms: Math.round(started),
  elapsed_ms: Math.round(elapsed),
  outcome,
});
