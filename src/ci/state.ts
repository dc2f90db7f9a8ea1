import type { ChecksReport } from '../model/ci.ts';
import type { CheckRun } from '../model/github.ts';

/** Conclusions that keep a pull request from being merged. */
const failing: ReadonlySet<string> = new Set(['failure', 'timed_out', 'startup_failure', 'error']);

/** Whether a check ended badly. One that was cancelled did not: it ends so because another failed, or a newer push came. */
export const isFailed = ({ status, conclusion }: CheckRun): boolean =>
  status === 'completed' && conclusion !== null && failing.has(conclusion);

/** Not ended, or waiting for somebody to let it begin. */
const isOpen = ({ status, conclusion }: CheckRun): boolean =>
  status !== 'completed' || conclusion === 'action_required';

/** What the checks say together. */
export function stateOf(checks: readonly CheckRun[]): ChecksReport['state'] {
  if (checks.length === 0) return 'none';
  if (checks.some(isFailed)) return 'failure';
  return checks.some(isOpen) ? 'pending' : 'success';
}

/** How many there are of each conclusion, or of each status where they have not ended. */
export function countChecks(checks: readonly CheckRun[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { status, conclusion } of checks) {
    const word = status === 'completed' ? (conclusion ?? 'unknown') : status;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
