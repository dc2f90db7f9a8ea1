import type { Plan } from '../../model/e2e-plan.ts';
import type { RunState } from '../../model/e2e-run.ts';

/** Whether every stage of the plan has finished: there is nothing to go on with. */
export const hasFinished = ({ stages }: Plan, { finished }: RunState): boolean =>
  stages.every(({ id }) => finished.includes(id));

/** The end of an attempt, or a sweep after it, removed what they made. */
const makers: readonly string[] = ['checkout', 'build'];

/**
 * The state of an earlier attempt, as far as what it speaks of is still there: worktrees go with every attempt, a
 * Python environment with the cache. Where one is gone, the stages that make it have not finished any more.
 */
export function forgetLost(state: RunState, isThere: (path: string) => boolean): RunState {
  const made = state.checkouts.flatMap(({ path, venv }) => [path, venv]);
  const lost = [...made, state.venv].some((path) => path !== null && !isThere(path));
  if (!lost) return state;
  return { ...state, finished: state.finished.filter((id) => !makers.includes(id)) };
}
