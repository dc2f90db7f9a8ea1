import type { Change, MissedCaller } from '../../model/callers.ts';
import type { DiffFile } from '../../model/diff.ts';
import type { Verdict } from '../../model/e2e-verdict.ts';
import type { DerivedExpectation } from '../../model/pull.ts';
import type { ReviewFinding, ReviewPlace } from '../../model/review.ts';

export interface FindingContext {
  readonly diff: readonly DiffFile[];
  readonly callers: {
    readonly changes: readonly Change[];
    readonly findings: readonly MissedCaller[];
  };
  readonly expectations: readonly DerivedExpectation[];
  /** Null where nothing was run. */
  readonly verdict: Verdict | null;
  /** Whether the run's servers ran changed code; else their answers say nothing of the change. */
  readonly serves: boolean;
  /** Whether the user chose the stack: what the change promises was looked for where the user said. */
  readonly chosen: boolean;
  /** Text of an evidence file of the run, its last bytes where it is long; null where there is none. */
  readonly evidence: (file: string) => string | null;
  /** Absolute folders that the head was checked out in: what a trace names below them are paths of the repository. */
  readonly roots: readonly string[];
  /** Text of a file of the head. */
  readonly read: (path: string) => Promise<string | null>;
  /** Name of the definition around a line of the head; null where there is none, or where it cannot be told. */
  readonly symbolAt: (path: string, line: number) => string | null;
}

/** A finding whose place is still to be described. */
export interface Found extends Omit<ReviewFinding, 'fingerprint' | 'place'> {
  readonly at: Pick<ReviewPlace, 'path' | 'line' | 'side'> | null;
  /** The text that stands for a finding without a place: the id of its check. */
  readonly about: string;
}

/** Where findings come from; one file each, and one line in the list of `index.ts`. */
export interface FindingSource {
  readonly id: string;
  /** One sentence. */
  readonly about: string;
  readonly find: (context: FindingContext) => readonly Found[] | Promise<readonly Found[]>;
}
