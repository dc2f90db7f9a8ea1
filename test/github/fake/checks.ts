import type { RestEndpointMethodTypes } from '@octokit/rest';
import { notFound, noWrite, ok, paged, refuse } from './reply.ts';
import { userShape } from './shapes.ts';
import type { Ask, FakeCheckRun, FakeStatus, Reply } from './types.ts';

type CheckRun =
  RestEndpointMethodTypes['checks']['listForRef']['response']['data']['check_runs'][number];
type Job = RestEndpointMethodTypes['actions']['getJobForWorkflowRun']['response']['data'];
type Status =
  RestEndpointMethodTypes['repos']['listCommitStatusesForRef']['response']['data'][number];

const when = '2026-01-02T00:00:00Z';

export function listCheckRuns(ask: Ask, sha: string): Reply {
  const all = ask.state.checkRuns.filter((run) => run.sha === sha);
  // `filter=latest` is the default: of each name the newest.
  const shown =
    ask.url.searchParams.get('filter') === 'all'
      ? all
      : all.filter((run) => !all.some((other) => isNewer(other, run)));
  return paged(ask, shown, (page) => ({
    total_count: shown.length,
    check_runs: page.map((run) => checkRunShape(ask, run)),
  }));
}

const isNewer = (other: FakeCheckRun, run: FakeCheckRun): boolean =>
  other.name === run.name &&
  other.app === run.app &&
  other.run_id === run.run_id &&
  other.id > run.id;

const jobUrl = (ask: Ask, run: FakeCheckRun): string =>
  `https://github.com/${ask.state.repo}/actions/runs/${run.run_id}/job/${run.id}`;

function checkRunShape(ask: Ask, run: FakeCheckRun) {
  const url = `${ask.origin}/repos/${ask.state.repo}/check-runs/${run.id}`;
  const page = run.run_id === null ? `https://ci.example.com/builds/${run.id}` : jobUrl(ask, run);
  return {
    id: run.id,
    name: run.name,
    node_id: `CR_${run.id}`,
    head_sha: run.sha,
    external_id: String(run.id),
    url,
    html_url: page,
    details_url: page,
    status: run.status,
    conclusion: run.conclusion,
    started_at: when,
    completed_at: run.status === 'completed' ? when : null,
    output: {
      title: null,
      summary: run.summary,
      text: null,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.run_id === null ? run.id : run.run_id + 500_000 },
    app: { slug: run.app, name: run.app, id: 15_368 },
    pull_requests: [],
  } satisfies { readonly [K in keyof CheckRun]?: unknown };
}

export const listStatuses = (ask: Ask, sha: string): Reply =>
  paged(
    ask,
    // The newest first, and older ones of the same context too.
    ask.state.statuses.filter((status) => status.sha === sha).reverse(),
    (page) => page.map((status, at) => statusShape(ask, status, at)),
  );

const statusShape = (ask: Ask, status: FakeStatus, at: number) =>
  ({
    url: `${ask.origin}/repos/${ask.state.repo}/statuses/${status.sha}`,
    avatar_url: null,
    id: at + 1,
    node_id: `S_${at}`,
    state: status.state,
    description: status.description,
    target_url: status.target_url,
    context: status.context,
    created_at: when,
    updated_at: when,
    creator: userShape('ci-bot'),
  }) satisfies Status;

/** The routes below `/actions/jobs/{id}`. */
export function job(ask: Ask, id: number, rest: string): Reply {
  const run = ask.state.checkRuns.find((one) => one.id === id && one.run_id !== null);
  if (!run || ask.method !== 'GET') return notFound;
  if (rest === '') return ok(jobShape(ask, run));
  if (rest !== '/logs') return notFound;
  if (!ask.user) return refuse(403, 'Must have admin rights to Repository.');
  if (run.status !== 'completed') return notFound;
  if (run.log === null) return refuse(410, 'Server Error');
  const location = `${ask.logOrigin}/logs/${id}?sig=${encodeURIComponent('a+b/c=')}`;
  return { status: 302, headers: { location }, body: '' };
}

function jobShape(ask: Ask, run: FakeCheckRun) {
  const base = `${ask.origin}/repos/${ask.state.repo}`;
  return {
    id: run.id,
    run_id: run.run_id ?? 0,
    run_url: `${base}/actions/runs/${run.run_id}`,
    run_attempt: run.attempt,
    node_id: `J_${run.id}`,
    head_sha: run.sha,
    url: `${base}/actions/jobs/${run.id}`,
    html_url: jobUrl(ask, run),
    status: run.status,
    conclusion: run.conclusion,
    created_at: when,
    started_at: when,
    completed_at: run.status === 'completed' ? when : null,
    name: run.name,
    steps: [],
    check_run_url: `${base}/check-runs/${run.id}`,
    labels: ['ubuntu-latest'],
    runner_id: 1,
    runner_name: 'runner-1',
    runner_group_id: 1,
    runner_group_name: 'default',
    workflow_name: 'CI',
    head_branch: null,
  } satisfies { readonly [K in keyof Job]: unknown };
}

/** The routes below `/actions/runs/{id}`. */
export function actionsRun(ask: Ask, id: number, rest: string): Reply {
  const run = ask.state.runs.get(id);
  if (!run) return notFound;
  if (ask.method === 'GET' && rest === '')
    return ok({ id, run_attempt: run.attempt, status: 'completed', conclusion: 'failure' });
  if (ask.method !== 'POST' || rest !== '/rerun-failed-jobs') return notFound;
  const refused = noWrite(ask);
  if (refused) return refused;
  if (!run.retryable)
    return refuse(403, `Unable to retry this workflow run because it was created over a month ago`);
  const failed = ask.state.checkRuns.filter(
    (one) => one.run_id === id && one.attempt === run.attempt && isFailed(one),
  );
  if (failed.length === 0) return refuse(403, 'This workflow run has no failed jobs to retry');
  run.attempt += 1;
  for (const one of failed)
    ask.state.checkRuns.push({
      ...one,
      id: ask.state.nextId++,
      status: 'queued',
      conclusion: null,
      attempt: run.attempt,
      log: null,
    });
  return ok({}, 201);
}

const isFailed = (run: FakeCheckRun): boolean =>
  run.status === 'completed' &&
  ['failure', 'timed_out', 'cancelled'].includes(run.conclusion ?? '');
