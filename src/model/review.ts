import type { CommentPayload, ReviewEvent } from './github.ts';

/** What a review may say of a change: shown to fail, with a case and evidence. */
export interface ReviewFinding {
  /** Stable, dotted: `callers.call`, `run.probe.chat`, `run.expectation`, `unit-tests.pytest`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly title: string;
  /** Where it is shown; null where no place of the repository can be named. */
  readonly place: ReviewPlace | null;
  readonly failure_case: {
    /** What input or action. */
    readonly trigger: string;
    readonly outcome: string;
    readonly expected: string;
  };
  readonly evidence: readonly ReviewEvidence[];
  /** For the author to apply; null where nothing follows from the evidence. */
  readonly fix: string | null;
  /** Survives line shifts: from rule, path, anchor text and enclosing symbol. */
  readonly fingerprint: string;
}

export interface ReviewPlace {
  readonly path: string;
  readonly line: number;
  /** First line of a range within one hunk. */
  readonly start_line: number | null;
  readonly side: 'LEFT' | 'RIGHT';
  /** Text of the line, trimmed: what the fingerprint is made from. */
  readonly anchor: string;
  readonly symbol: string | null;
}

/** Something that somebody else can look at. */
export interface ReviewEvidence {
  /** `index`: from the two trees; else from a run. */
  readonly from: 'index' | 'run';
  /** File below the run folder; null for the index. */
  readonly file: string | null;
  /** A line or a few, already printable. */
  readonly text: string;
}

export interface PlannedComment extends CommentPayload {
  readonly fingerprint: string;
}

/** A finding that is not said again, and why. */
export interface LeftOut {
  readonly fingerprint: string;
  readonly title: string;
  /** `open`, `resolved`, `declined`: in a thread of the pull request; `cap`: beyond the inline limit and put into the body. */
  readonly why: 'open' | 'resolved' | 'declined' | 'cap';
  readonly url: string | null;
}

/** `dyn-audit/review@1`: the exact payload, and what is known about it. */
export interface ReviewPlan {
  readonly schema: 'dyn-audit/review@1';
  readonly repo: string;
  readonly pr: number;
  readonly base_sha: string;
  readonly head_sha: string;
  readonly event: ReviewEvent;
  /** Markdown, with the hidden marker at its end. */
  readonly body: string;
  readonly comments: readonly PlannedComment[];
  /** Findings whose line is in no hunk; they stand in the body. */
  readonly outside_diff: readonly {
    readonly fingerprint: string;
    readonly path: string | null;
    readonly line: number | null;
    readonly why: string;
  }[];
  readonly left_out: readonly LeftOut[];
  readonly redactions: readonly {
    /** `body`, or `comments[2]`. */
    readonly where: string;
    readonly rule: string;
    readonly count: number;
  }[];
  /** Nothing failed: such a review is kept and only posted when the user asks for it. */
  readonly clean: boolean;
  /** Whether the user asked to post a clean review. */
  readonly post_clean: boolean;
  /** What the plan could not look at, such as the threads: one line each. Not sent. */
  readonly notes: readonly string[];
  /** SHA-256 of the payload that would be sent, as `review/payload.ts` writes it down. */
  readonly payload_sha256: string;
}

/** What binds an approval: these bytes on this head. */
export interface ReviewApproval {
  readonly payload_sha256: string;
  readonly head_sha: string;
  /** ISO 8601. */
  readonly approved_at: string;
}

/** Where a review stands; `dyn-audit/review-status@1`. */
export interface ReviewStatus {
  readonly schema: 'dyn-audit/review-status@1';
  readonly repo: string;
  readonly pr: number;
  readonly stage: 'none' | 'planned' | 'approved' | 'drafted' | 'submitted';
  readonly payload_sha256: string | null;
  readonly head_sha: string | null;
  /** The head of the pull request now; null offline. */
  readonly current_head: string | null;
  /** A pending review of the user on GitHub, ours or not; null: none, or not asked. */
  readonly pending: { readonly id: number; readonly ours: boolean; readonly url: string } | null;
  readonly posted_url: string | null;
  /** What has to be done next, or what is in the way: one line each. */
  readonly notes: readonly string[];
}
