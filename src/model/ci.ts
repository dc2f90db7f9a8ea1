import type { CheckRun } from './github.ts';

/** What a failure looks like by its log. `unknown` is never re-run. */
export type FailureKind = 'code' | 'infrastructure' | 'unknown';

export interface CheckReport extends CheckRun {
  /** Of failed ones; null otherwise. */
  readonly failure: {
    readonly kind: FailureKind;
    readonly why: string;
    /** Failing lines of the log, printable, 1-based numbers in the log as it was read. */
    readonly lines: readonly { readonly line: number; readonly text: string }[];
    /** Same failure, same signature: numbers, times and hashes taken out. */
    readonly signature: string;
    /** How often it was re-run for this signature on this head. */
    readonly reruns: number;
    /** It only says that other jobs failed, as a gate over all of them does: what they are decides. */
    readonly follows: boolean;
  } | null;
}

/** `dyn-audit/checks@1`. */
export interface ChecksReport {
  readonly schema: 'dyn-audit/checks@1';
  readonly repo: string;
  readonly pr: number;
  readonly head_sha: string;
  readonly state: 'success' | 'failure' | 'pending' | 'none';
  readonly counts: Readonly<Record<string, number>>;
  readonly checks: readonly CheckReport[];
  /** Runs of Actions whose failed jobs were started again, and those that were not, with the reason. */
  readonly reruns: readonly {
    readonly run_id: number;
    readonly names: readonly string[];
    readonly rerun: boolean;
    readonly why: string;
  }[];
  /** What was not looked at, and why: one line each. */
  readonly notes: readonly string[];
}
