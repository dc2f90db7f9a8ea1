import type { Hunk } from '../../../src/model/diff.ts';
import type { ReviewState } from '../../../src/model/github.ts';

export interface FakeUser {
  readonly login: string;
  readonly token: string;
  /** `read` may look at everything and write nothing. */
  readonly rights: 'read' | 'write';
  /** The token of an app has no user that `GET /user` could name. */
  readonly app?: boolean;
}

/** What the diff of a file shows; comments outside of its hunks are refused. */
export interface FakeFile {
  readonly path: string;
  readonly hunks: readonly Hunk[];
}

export interface FakePull {
  readonly number: number;
  title: string;
  body: string | null;
  readonly author: string;
  state: 'open' | 'closed';
  merged: boolean;
  draft: boolean;
  readonly base: { ref: string; sha: string };
  /** `repo` is null when the fork was deleted. */
  head: { ref: string; sha: string; repo: string | null };
  labels: readonly string[];
  changed_files: number;
  additions: number;
  deletions: number;
  commits: number;
  updated_at: string;
  /** The diff of each head that there was. */
  readonly files: Map<string, readonly FakeFile[]>;
}

export interface FakeComment {
  readonly id: number;
  readonly review: number | null;
  readonly author: string | null;
  readonly path: string;
  body: string;
  line: number | null;
  readonly original_line: number | null;
  readonly start_line: number | null;
  readonly side: 'LEFT' | 'RIGHT';
  readonly start_side: 'LEFT' | 'RIGHT' | null;
  readonly in_reply_to_id: number | null;
  readonly commit_id: string;
  readonly diff_hunk: string;
  /** Of the first comment of a thread. */
  resolved: boolean;
}

export interface FakeReview {
  readonly id: number;
  readonly pull: number;
  readonly user: string;
  state: ReviewState;
  body: string;
  readonly commit_id: string;
  submitted_at: string | null;
}

export interface FakeCheckRun {
  readonly id: number;
  readonly sha: string;
  readonly name: string;
  /** Slug of the app: `github-actions`, or another. */
  readonly app: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  /** Of GitHub Actions: the id of the check run is that of the job. */
  readonly run_id: number | null;
  attempt: number;
  readonly summary: string | null;
  /** Null where GitHub no longer has it. */
  log: string | Buffer | null;
  /** How the store of logs sends it. */
  readonly packed: 'plain' | 'content-encoding' | 'file';
}

export interface FakeStatus {
  readonly sha: string;
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly description: string | null;
  readonly target_url: string | null;
}

export interface FakeState {
  readonly repo: string;
  readonly users: readonly FakeUser[];
  readonly pulls: Map<number, FakePull>;
  readonly reviews: FakeReview[];
  readonly comments: Map<number, FakeComment[]>;
  readonly checkRuns: FakeCheckRun[];
  readonly statuses: FakeStatus[];
  /** Attempts of the runs of Actions by id. */
  readonly runs: Map<number, { attempt: number; retryable: boolean }>;
  nextId: number;
}

/** A request as it came in. */
export interface RecordedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly authorization: string | null;
  /** Parsed JSON; null where there was none. */
  readonly body: unknown;
}

/** What goes wrong, and whether the request was carried out before it did. */
export type FaultKind =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly done: boolean;
    }
  | { readonly kind: 'reset'; readonly done: boolean }
  /** Nothing is ever answered. */
  | { readonly kind: 'hang'; readonly done: boolean }
  /** The answer's head and half of its body, then the connection ends. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'slow'; readonly ms: number };

export interface Fault {
  readonly method?: string;
  /** Tried on the path with its query. */
  readonly path: RegExp;
  /** Requests that pass before it strikes; 0 without it. */
  readonly skip?: number;
  /** How often it strikes; once without it. */
  readonly times?: number;
  readonly fault: FaultKind;
}

/** What a route answers. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Ask {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
  readonly user: FakeUser | null;
  /** Of the server, with the prefix of GitHub Enterprise where it has one. */
  readonly origin: string;
  readonly state: FakeState;
  readonly options: Required<FakeOptions>;
  readonly logOrigin: string;
}

export interface FakeOptions {
  readonly repo?: string;
  readonly users?: readonly FakeUser[];
  /** `/api/v3` behaves as GitHub Enterprise Server: GraphQL is at `/api/graphql`. */
  readonly prefix?: '' | '/api/v3';
  /** No page is longer, whatever is asked for: paging with few entries. */
  readonly maxPage?: number;
  /** Without a token everything is 404. */
  readonly isPrivate?: boolean;
  /** Bodies come back with CRLF. */
  readonly crlf?: boolean;
  /** The comments of one review come without line and side, as the older shape of that list has it. */
  readonly bareReviewComments?: boolean;
}
