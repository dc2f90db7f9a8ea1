import { countChecks, decideReruns, isFailed, readFailure, stateOf } from '../ci/index.ts';
import type { CheckReport, ChecksReport } from '../model/ci.ts';
import { UserError } from '../model/errors.ts';
import type { CheckRun, GitHub } from '../model/github.ts';
import { countReruns, type RerunRecord, type RerunStore, readReruns } from './checks-record.ts';
import { rerunRuns } from './checks-rerun.ts';

/** What is asked of the checks of a pull request. */
export interface ChecksOptions {
  readonly github: GitHub;
  readonly number: number;
  /** Start failed runs again where all their failures look like infrastructure. */
  readonly rerunFailed: boolean;
  /** Where it is remembered what was started again; null: nothing can be. */
  readonly store: RerunStore | null;
  /** Of the pull request, where it is known already; else it is asked for. */
  readonly headSha?: string;
  /** Receives one line for each thing the user should know but that does not stop it. */
  readonly warn?: (line: string) => void;
}

/** Logs that are read: each may have megabytes. The rest is said. */
const mostLogs = 20;
const atOnce = 4;

/**
 * checks of the head -> logs of those that failed -> why -> what may be started again, and is when that was asked for:
 * at most twice for a failure, and never when nobody can tell whether it was done before. UserError of GitHub's, and
 * where starting again needs a token or a place to remember it.
 */
export async function readChecks(options: ChecksOptions): Promise<ChecksReport> {
  const { github, number, rerunFailed, store } = options;
  const head = options.headSha ?? (await github.pull(number)).head.sha;
  if (!rerunFailed) {
    const read = await look(github, head, store === null ? [] : readReruns(store));
    return reportOf(options, head, read, maybe(read.checks));
  }
  if (store === null) throw new Error('a re-run that is not remembered would be done again');
  if (github.token_from === null)
    throw new UserError(
      '--rerun-failed: expected a token that may start runs again (GITHUB_TOKEN, --token-file)',
    );
  return store.locked(async () => {
    const read = await look(github, head, readReruns(store));
    const reruns = await rerunRuns({ github, store, head, checks: read.checks });
    return reportOf(options, head, read, reruns);
  });
}

interface Looked {
  readonly checks: readonly CheckReport[];
  readonly notes: readonly string[];
}

async function look(
  github: GitHub,
  head: string,
  records: readonly RerunRecord[],
): Promise<Looked> {
  const runs = await github.checkRuns(head);
  const failed = runs.filter(isFailed);
  const withLog = failed.filter(({ job_id }) => job_id !== null);
  const read = new Set(withLog.slice(0, mostLogs));
  const notes = [...saySkipped(withLog.length)];
  const reports = await inTurn(runs, atOnce, async (run): Promise<CheckReport> => {
    if (!isFailed(run)) return { ...run, failure: null };
    const log = read.has(run) ? await logOf(github, run, notes) : null;
    const failure = readFailure(run.name, log, run.summary);
    // Whoever started it: an attempt is one re-run more.
    const before = Math.max(
      (run.attempt ?? 1) - 1,
      countReruns(records, head, { ...failure, run_id: run.run_id }),
    );
    return { ...run, failure: { ...failure, reruns: before } };
  });
  return { checks: reports, notes };
}

const saySkipped = (logs: number): readonly string[] =>
  logs > mostLogs
    ? [`${logs - mostLogs} of ${logs} logs of failed jobs were not read: the first ${mostLogs} are`]
    : [];

/** A log that cannot be had makes its failure unknown, not all of them. */
async function logOf(github: GitHub, run: CheckRun, notes: string[]): Promise<string | null> {
  try {
    return run.job_id === null ? null : await github.jobLog(run.job_id);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    notes.push(`the log of '${run.name}' was not read: ${error.message}`);
    return null;
  }
}

/** Does the same with each, a few at a time; the results are in the order of the items. */
async function inTurn<T, R>(
  items: readonly T[],
  limit: number,
  act: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Map<number, R>();
  const left = items.entries();
  const work = async (): Promise<void> => {
    for (const [at, item] of left) results.set(at, await act(item));
  };
  await Promise.all(Array.from({ length: limit }, work));
  return [...results].sort(([one], [other]) => one - other).map(([, result]) => result);
}

/** What could be started again, for somebody who did not ask for it. */
const maybe = (checks: readonly CheckReport[]): ChecksReport['reruns'] =>
  decideReruns(checks).map((each) =>
    each.rerun ? { ...each, rerun: false, why: `--rerun-failed would: ${each.why}` } : each,
  );

function reportOf(
  { github, number, warn }: ChecksOptions,
  head_sha: string,
  { checks, notes }: Looked,
  reruns: ChecksReport['reruns'],
): ChecksReport {
  for (const note of notes) warn?.(note);
  return {
    schema: 'dyn-audit/checks@1',
    repo: github.repo,
    pr: number,
    head_sha,
    state: stateOf(checks),
    counts: countChecks(checks),
    checks,
    reruns,
    notes,
  };
}
