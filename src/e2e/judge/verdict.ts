import type { RunState } from '../../model/e2e-run.ts';
import type { Check, NotRun, VerdictWord } from '../../model/e2e-verdict.ts';

export interface Judgement {
  readonly verdict: VerdictWord;
  /** One line: why. */
  readonly because: string;
}

/**
 * What the evidence says: one failed check fails the run; what could not be told, or was planned and not done, leaves
 * it inconclusive, never passed. A run that asked nothing is inconclusive too.
 */
export function judge({ checks, not_run }: Pick<RunState, 'checks' | 'not_run'>): Judgement {
  const failed = checks.filter(({ result }) => result === 'fail');
  if (failed.length > 0) return { verdict: 'fail', because: sayFailed(failed) };
  const missing = not_run.filter(({ needed }) => needed);
  const open = checks.filter(({ result }) => result === 'inconclusive');
  if (missing.length + open.length > 0)
    return { verdict: 'inconclusive', because: sayOpen(open, missing) };
  const passed = checks.filter(({ result }) => result === 'pass').length;
  if (passed === 0) return { verdict: 'inconclusive', because: 'no check was made' };
  const known = checks.length - passed;
  const deviations =
    known === 0 ? '' : `, ${known} known ${known === 1 ? 'deviation' : 'deviations'}`;
  return { verdict: 'pass', because: `${passed} of ${checks.length} checks passed${deviations}` };
}

function sayFailed(failed: readonly Check[]): string {
  // What ended by itself explains what failed after it; while the stack was waited for, the wait has looked for the cause.
  const first =
    failed.find(({ id }) => id === 'ready.serves') ??
    failed.find(({ id }) => id.startsWith('process.')) ??
    failed[0]!;
  const others = failed.length === 1 ? '' : `, and ${failed.length - 1} more`;
  return `${first.id}: ${first.observed}${others}`;
}

function sayOpen(open: readonly Check[], missing: readonly NotRun[]): string {
  const [first] = missing;
  if (first !== undefined) return `${first.what} was not done: ${first.why}`;
  return `${open[0]!.id}: ${open[0]!.observed}`;
}
