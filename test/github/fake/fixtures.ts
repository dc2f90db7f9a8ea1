import type {
  FakeCheckRun,
  FakeComment,
  FakeFile,
  FakePull,
  FakeState,
  FakeStatus,
} from './types.ts';

export interface NewPull {
  readonly number: number;
  readonly title?: string;
  readonly body?: string | null;
  readonly author?: string;
  readonly state?: 'open' | 'closed' | 'merged';
  readonly draft?: boolean;
  readonly base: { readonly ref: string; readonly sha: string };
  readonly head: { readonly ref: string; readonly sha: string; readonly repo?: string | null };
  readonly labels?: readonly string[];
  /** What the diff shows; `filesOfPatch` makes it from the text of `git diff`. */
  readonly files: readonly FakeFile[];
}

export interface NewThread {
  readonly path: string;
  /** Null: outdated. */
  readonly line: number | null;
  readonly side?: 'LEFT' | 'RIGHT';
  readonly resolved?: boolean;
  /** The first began it. An author of null is an account that was deleted. */
  readonly comments: readonly { readonly author: string | null; readonly body: string }[];
}

export interface NewCheckRun {
  readonly sha: string;
  readonly name: string;
  readonly app?: string;
  readonly status?: FakeCheckRun['status'];
  readonly conclusion?: string | null;
  /** Of GitHub Actions, whose check runs are jobs of runs. */
  readonly run_id?: number | null;
  readonly summary?: string | null;
  readonly log?: string | Buffer | null;
  readonly packed?: FakeCheckRun['packed'];
}

export function addPull(state: FakeState, pull: NewPull): FakePull {
  const lines = pull.files.flatMap((file) => file.hunks.flatMap((hunk) => hunk.lines));
  const made: FakePull = {
    number: pull.number,
    title: pull.title ?? `Pull request ${pull.number}`,
    body: pull.body ?? null,
    author: pull.author ?? 'author',
    state: pull.state === undefined || pull.state === 'open' ? 'open' : 'closed',
    merged: pull.state === 'merged',
    draft: pull.draft ?? false,
    base: { ...pull.base },
    head: {
      ref: pull.head.ref,
      sha: pull.head.sha,
      repo: pull.head.repo === undefined ? state.repo : pull.head.repo,
    },
    labels: pull.labels ?? [],
    changed_files: pull.files.length,
    additions: lines.filter((line) => line.kind === '+').length,
    deletions: lines.filter((line) => line.kind === '-').length,
    commits: 1,
    updated_at: '2026-01-03T00:00:00Z',
    files: new Map([[pull.head.sha, pull.files]]),
  };
  state.pulls.set(made.number, made);
  return made;
}

/** The author pushed: another head, whose diff is `files` (or as before). With `outdate` no comment has a line any more. */
export function advanceHead(
  state: FakeState,
  number: number,
  sha: string,
  change: { readonly files?: readonly FakeFile[]; readonly outdate?: boolean } = {},
): void {
  const pull = state.pulls.get(number);
  if (!pull) throw new Error(`the fake has no pull request ${number}`);
  pull.files.set(sha, change.files ?? pull.files.get(pull.head.sha) ?? []);
  pull.head = { ...pull.head, sha };
  pull.commits += 1;
  if (!change.outdate) return;
  for (const comment of state.comments.get(number) ?? []) comment.line = null;
}

/** A conversation that somebody else had. Gives the id of its first comment. */
export function addThread(state: FakeState, number: number, thread: NewThread): number {
  const comments = state.comments.get(number) ?? [];
  state.comments.set(number, comments);
  const root = state.nextId;
  for (const [at, { author, body }] of thread.comments.entries()) {
    const comment: FakeComment = {
      id: state.nextId++,
      review: null,
      author,
      path: thread.path,
      body,
      line: thread.line,
      original_line: thread.line ?? 1,
      start_line: null,
      side: thread.side ?? 'RIGHT',
      start_side: null,
      in_reply_to_id: at === 0 ? null : root,
      commit_id: state.pulls.get(number)?.head.sha ?? '',
      diff_hunk: '@@ -1 +1 @@',
      resolved: thread.resolved ?? false,
    };
    comments.push(comment);
  }
  return root;
}

/** Gives the check run; of GitHub Actions its id is that of the job too. */
export function addCheckRun(state: FakeState, run: NewCheckRun): FakeCheckRun {
  const runId = run.run_id ?? null;
  if (runId !== null && !state.runs.has(runId))
    state.runs.set(runId, { attempt: 1, retryable: true });
  const status = run.status ?? 'completed';
  const made: FakeCheckRun = {
    id: state.nextId++,
    sha: run.sha,
    name: run.name,
    app: run.app ?? (runId === null ? 'another-ci' : 'github-actions'),
    status,
    conclusion: status === 'completed' ? (run.conclusion ?? 'success') : null,
    run_id: runId,
    attempt: state.runs.get(runId ?? -1)?.attempt ?? 1,
    summary: run.summary ?? null,
    log: run.log ?? null,
    packed: run.packed ?? 'plain',
  };
  state.checkRuns.push(made);
  return made;
}

export function addStatus(
  state: FakeState,
  status: Pick<FakeStatus, 'sha' | 'context' | 'state'> & Partial<FakeStatus>,
): void {
  state.statuses.push({ description: null, target_url: null, ...status });
}
