import { UserError } from '../model/errors.ts';
import type { CheckRun } from '../model/github.ts';
import type { Calls } from './calls.ts';
import { fieldOf, listAt, must, numberAt, textAt } from './shape.ts';

const failed = ['failure', 'timed_out', 'cancelled', 'startup_failure'];
/** Runs of Actions that are asked for their attempt: one request each. */
const maxRuns = 50;

/** Check runs (of each the latest) and commit statuses (of each context the newest) of a commit. */
export async function checkRunsOf(calls: Calls, base: string, sha: string): Promise<CheckRun[]> {
  if (!/^[0-9a-f]{7,64}$/.test(sha)) throw new UserError('expected the hash of a commit');
  const commit = `${base}/commits/${sha}`;
  const what = `read the checks of ${sha.slice(0, 10)}`;
  const asList = (page: unknown): readonly unknown[] | null => (Array.isArray(page) ? page : null);
  const runs = await calls.all(what, `${commit}/check-runs`, { filter: 'latest' }, (page) =>
    listAt(page, 'check_runs'),
  );
  const statuses = await calls.all(what, `${commit}/statuses`, {}, asList);
  const shown = [
    ...unique(runs.map(runOf), (one) => one.key),
    ...unique(statuses.map(statusOf), (one) => one.key),
  ].map((one) => one.run);
  const attempts = await attemptsOf(calls, base, shown);
  return shown.map((run) => ({ ...run, attempt: attempts.get(run.run_id ?? -1) ?? null }));
}

interface Keyed {
  readonly key: string;
  readonly run: CheckRun;
}

/** The first of each key: pages shift while runs are added, and statuses come with the newest first. */
const unique = <T>(entries: readonly T[], key: (entry: T) => string): readonly T[] =>
  [...new Map(entries.toReversed().map((entry) => [key(entry), entry])).values()].reverse();

function runOf(answer: unknown): Keyed {
  const app = textAt(answer, 'app', 'slug') ?? 'unknown';
  const url = textAt(answer, 'details_url') ?? textAt(answer, 'html_url') ?? '';
  const id = must(numberAt(answer, 'id'), 'id of a check run');
  const [, run, job] = /\/actions\/runs\/(\d{1,15})(?:\/jobs?\/(\d{1,15}))?/.exec(url) ?? [];
  const isActions = app === 'github-actions' && run !== undefined;
  const status = statusWord(textAt(answer, 'status'));
  return {
    key: `${id}`,
    run: {
      name: must(textAt(answer, 'name'), 'name of a check run'),
      app,
      status,
      conclusion: status === 'completed' ? textAt(answer, 'conclusion') : null,
      url: textAt(answer, 'html_url') ?? url,
      run_id: isActions ? Number(run) : null,
      // The check run of a job has the job's id.
      job_id: isActions ? Number(job ?? id) : null,
      attempt: null,
      summary: short(
        textAt(answer, 'output', 'summary') ?? textAt(answer, 'output', 'title') ?? '',
      ),
    },
  };
}

/** `waiting`, `requested` and `pending` are GitHub's words for kinds of queues. */
const statusWord = (status: string | null): CheckRun['status'] =>
  status === 'completed' || status === 'in_progress' ? status : 'queued';

function statusOf(answer: unknown): Keyed {
  const context = must(textAt(answer, 'context'), 'context of a status');
  const state = must(textAt(answer, 'state'), 'state of a status');
  return {
    key: context,
    run: {
      name: context,
      app: 'status',
      status: state === 'pending' ? 'in_progress' : 'completed',
      conclusion: state === 'pending' ? null : state,
      url: textAt(answer, 'target_url') ?? '',
      run_id: null,
      job_id: null,
      attempt: null,
      summary: short(textAt(answer, 'description') ?? ''),
    },
  };
}

const short = (text: string): string => text.slice(0, 4096);

/** Of the runs that have a failed job: only those are ever started again. */
async function attemptsOf(
  calls: Calls,
  base: string,
  runs: readonly CheckRun[],
): Promise<ReadonlyMap<number, number>> {
  const ids = new Set(
    runs.flatMap((run) => (failed.includes(run.conclusion ?? '') ? (run.run_id ?? []) : [])),
  );
  const attempts = new Map<number, number>();
  for (const id of [...ids].slice(0, maxRuns)) {
    const run = await calls.get(`read run ${id}`, `${base}/actions/runs/${id}`).catch((error) => {
      // Not everybody who may see a check may see the run.
      if (error instanceof UserError) return null;
      throw error;
    });
    const attempt = numberAt(fieldOf({ run }, 'run'), 'run_attempt');
    if (attempt !== null) attempts.set(id, attempt);
  }
  return attempts;
}
