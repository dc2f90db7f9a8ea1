import type { StageName } from '../../model/e2e-plan.ts';
import type { RunState, StageResult } from '../../model/e2e-run.ts';

/** The state with what a stage gave: lists grow, records are laid over, all else is replaced. */
export function mergeResult(
  state: RunState,
  stage: StageName,
  { checks, not_run = [], state: given }: StageResult,
): RunState {
  return {
    ...state,
    ...given,
    checks: [...state.checks, ...(checks ?? [])],
    not_run: [...state.not_run, ...not_run.map((each) => ({ ...each, stage }))],
    phases: [...state.phases, ...(given?.phases ?? [])],
    load: [...state.load, ...(given?.load ?? [])],
    services_env: { ...state.services_env, ...given?.services_env },
    environment: { ...state.environment, ...given?.environment },
    versions: { ...state.versions, ...given?.versions },
    notes: { ...state.notes, ...given?.notes },
  };
}

/**
 * What an earlier attempt leaves to a new one. The answers of stages that will run again are forgotten, or a run that
 * was cut off and resumed would count them twice.
 */
export function keepFinished(state: RunState, again: (stage: string) => boolean): RunState {
  return {
    ...state,
    finished: state.finished.filter((stage) => !again(stage)),
    checks: state.checks.filter(({ stage }) => !again(stage)),
    // What a finished stage could not do is still not done.
    not_run: state.not_run.filter(({ stage }) => stage !== undefined && !again(stage)),
    timings: [],
    phases: state.phases.filter(({ id }) => !again(id.split('.')[0]!)),
    load: again('load') ? [] : state.load,
    ab: again('ab') ? null : state.ab,
    target: again('launch') ? null : state.target,
    services_env: again('services') ? {} : state.services_env,
  };
}
