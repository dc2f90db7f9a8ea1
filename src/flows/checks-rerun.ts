import { decideReruns, isFailed, type RerunDecision } from '../ci/index.ts';
import { Unclear } from '../github/index.ts';
import type { CheckReport } from '../model/ci.ts';
import { UserError } from '../model/errors.ts';
import type { GitHub } from '../model/github.ts';
import { type RerunRecord, type RerunStore, readReruns, writeReruns } from './checks-record.ts';

interface Rerun {
  readonly github: GitHub;
  readonly store: RerunStore;
  readonly head: string;
  readonly checks: readonly CheckReport[];
}

/** GitHub shows a new attempt at once, or nearly so. */
const settling_ms = 120_000;

/** Starts again what may be; one after the other, each written down before it is asked for. */
export async function rerunRuns(rerun: Rerun): Promise<readonly RerunDecision[]> {
  const done: RerunDecision[] = [];
  for (const decision of decideReruns(rerun.checks))
    done.push(decision.rerun ? await startAgain(rerun, decision) : decision);
  return done;
}

async function startAgain(
  { github, store, head, checks }: Rerun,
  decision: RerunDecision,
): Promise<RerunDecision> {
  const { run_id } = decision;
  const jobs = checks.filter((check) => check.run_id === run_id);
  const attempt = Math.max(...jobs.map((job) => job.attempt ?? 1));
  const before = readReruns(store);
  const young = before.find((each) => isSame(each, run_id, attempt) && ageOf(each) < settling_ms);
  if (young) return { ...decision, rerun: false, why: 'it was started again just now' };
  const signatures = jobs.flatMap(({ failure }) => failure?.signature ?? []);
  const record = { run_id, head_sha: head, attempt, signatures, at: new Date().toISOString() };
  writeReruns(store, [...before, record]);
  try {
    await github.rerunFailedJobs(run_id);
    return decision;
  } catch (error) {
    if (error instanceof Unclear) return unclear(github, head, attempt, decision, error);
    if (!(error instanceof UserError)) throw error;
    // GitHub refused: nothing was done, so nothing counts.
    writeReruns(store, before);
    return { ...decision, rerun: false, why: error.message };
  }
}

const isSame = (record: RerunRecord, run_id: number, attempt: number): boolean =>
  record.run_id === run_id && record.attempt === attempt;

const ageOf = ({ at }: RerunRecord): number => Date.now() - Date.parse(at);

/** No answer says whether it was done, but the attempt of the run does. It is never asked for again. */
async function unclear(
  github: GitHub,
  head: string,
  attempt: number,
  decision: RerunDecision,
  error: Unclear,
): Promise<RerunDecision> {
  const now = await github.checkRuns(head);
  const jobs = now.filter(({ run_id }) => run_id === decision.run_id);
  const isNew =
    jobs.some((job) => (job.attempt ?? 1) > attempt || job.status !== 'completed') ||
    !jobs.some(isFailed);
  if (isNew) return { ...decision, why: `${decision.why} (the answer was lost, the run goes on)` };
  const why = `nobody can tell whether it was started again (${error.message}); look again in some minutes`;
  return { ...decision, rerun: false, why };
}
