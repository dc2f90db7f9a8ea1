import type { CheckReport, ChecksReport } from '../model/ci.ts';

/** A failure is given two more chances: one that comes a third time is not by chance. */
const mostReruns = 2;

/** Whether a run of Actions may be started again, and why. */
export type RerunDecision = ChecksReport['reruns'][number];

/** What may be done about the failed jobs of each run. A run is started again as a whole, so all its failures count. */
export function decideReruns(checks: readonly CheckReport[]): readonly RerunDecision[] {
  const failed = checks.filter(({ failure }) => failure !== null);
  const ids = new Set(failed.flatMap(({ run_id }) => run_id ?? []));
  return [...ids].map((run_id) => {
    const jobs = checks.filter((check) => check.run_id === run_id);
    const names = jobs.filter(({ failure }) => failure !== null).map(({ name }) => name);
    const why = whyNot(jobs);
    return { run_id, names, rerun: why === null, why: why ?? because(jobs) };
  });
}

/** The first thing that speaks against it; null: nothing does. */
function whyNot(jobs: readonly CheckReport[]): string | null {
  const running = jobs.find(({ status }) => status !== 'completed');
  if (running) return `'${running.name}' of the run has not ended`;
  const failures = jobs.flatMap(({ name, failure }) => (failure ? [{ name, ...failure }] : []));
  const own = failures.filter(({ follows }) => !follows);
  const other = own.find(({ kind }) => kind !== 'infrastructure');
  if (other) {
    const what = other.kind === 'code' ? 'looks like the code' : 'may be the code';
    return `'${other.name}' ${what}: ${other.why}`;
  }
  if (own.length === 0) return 'only jobs that look at others failed';
  const tired = failures.find(({ reruns }) => reruns >= mostReruns);
  return tired ? `'${tired.name}' was run again ${tired.reruns} times already` : null;
}

function because(jobs: readonly CheckReport[]): string {
  const reasons = jobs.flatMap(({ failure }) => (failure && !failure.follows ? [failure.why] : []));
  return [...new Set(reasons)].slice(0, 3).join(' ');
}
