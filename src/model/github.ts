/** What GitHub says of a pull request. Texts are as their authors wrote them: hostile. */
export interface PullFacts {
  /** `owner/name`. */
  readonly repo: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly draft: boolean;
  readonly url: string;
  readonly base: { readonly ref: string; readonly sha: string };
  /** `repo` is null when the fork was deleted. */
  readonly head: { readonly ref: string; readonly sha: string; readonly repo: string | null };
  readonly changed_files: number;
  readonly additions: number;
  readonly deletions: number;
  readonly commits: number;
  readonly labels: readonly string[];
  /** ISO 8601. */
  readonly updated_at: string;
  /** Where the repository can be cloned from. */
  readonly clone_url: string;
}

export type ReviewEvent = 'COMMENT' | 'APPROVE' | 'REQUEST_CHANGES';

export type ReviewState = 'PENDING' | 'COMMENTED' | 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED';

/** A review that GitHub holds. */
export interface GitHubReview {
  readonly id: number;
  readonly user: string;
  readonly state: ReviewState;
  readonly body: string;
  readonly commit_id: string | null;
  readonly submitted_at: string | null;
  readonly url: string;
}

/** A comment of a review, as GitHub's list of the comments of one review gives it. */
export interface GitHubReviewComment {
  readonly path: string;
  readonly body: string;
  readonly line: number | null;
  readonly start_line: number | null;
  readonly side: 'LEFT' | 'RIGHT';
}

/** A conversation on the diff. `resolved` and `outdated` are null where only REST could be asked (no token). */
export interface ReviewThread {
  readonly resolved: boolean | null;
  readonly outdated: boolean | null;
  readonly path: string;
  readonly line: number | null;
  /** In their order; the first began it. */
  readonly comments: readonly {
    readonly author: string;
    readonly body: string;
    readonly url: string;
  }[];
}

/** An inline comment as it is sent. */
export interface CommentPayload {
  readonly path: string;
  readonly line: number;
  readonly side: 'LEFT' | 'RIGHT';
  readonly start_line?: number;
  readonly start_side?: 'LEFT' | 'RIGHT';
  readonly body: string;
}

/** A run of a check or a commit status. */
export interface CheckRun {
  readonly name: string;
  /** `github-actions`, or another app; `status` for a commit status. */
  readonly app: string;
  readonly status: 'queued' | 'in_progress' | 'completed';
  /** Null until completed; GitHub's words: success, failure, timed_out, cancelled, action_required, neutral, skipped, stale, startup_failure, error. */
  readonly conclusion: string | null;
  readonly url: string;
  /** Of GitHub Actions only. */
  readonly run_id: number | null;
  readonly job_id: number | null;
  readonly attempt: number | null;
  readonly summary: string;
}

/** What a client may ask of GitHub; every call ends within its time limit. Errors of the user or of GitHub are UserErrors in one line. */
export interface GitHub {
  readonly repo: string;
  /** Whether a token was found, and where: `GITHUB_TOKEN`, `gh auth token`. Null: public reading only. */
  readonly token_from: string | null;
  readonly pull: (number: number) => Promise<PullFacts>;
  /** Login of the token's owner; null without a token, or where the token may not say (an app's). */
  readonly login: () => Promise<string | null>;
  /** All reviews, one's own pending one among them. */
  readonly reviews: (number: number) => Promise<readonly GitHubReview[]>;
  readonly reviewComments: (number: number, id: number) => Promise<readonly GitHubReviewComment[]>;
  readonly threads: (number: number) => Promise<readonly ReviewThread[]>;
  readonly checkRuns: (sha: string) => Promise<readonly CheckRun[]>;
  /** The log of a job of Actions: its last bytes where it is long; null where GitHub no longer has it or gives it to nobody without a token. */
  readonly jobLog: (jobId: number) => Promise<string | null>;
  /** The writes: each is sent once and never repeated here. `Unclear` (see `room github`) when nobody can tell whether it was done. */
  readonly createReview: (
    number: number,
    review: {
      readonly commit_id: string;
      readonly body: string;
      readonly comments: readonly CommentPayload[];
    },
  ) => Promise<GitHubReview>;
  readonly submitReview: (
    number: number,
    id: number,
    review: { readonly event: ReviewEvent; readonly body: string },
  ) => Promise<GitHubReview>;
  readonly deletePending: (number: number, id: number) => Promise<void>;
  readonly rerunFailedJobs: (runId: number) => Promise<void>;
}
