import type { DiffFile } from '../../model/diff.ts';
import type { ReviewEvent } from '../../model/github.ts';
import type { PullReport } from '../../model/pull.ts';
import type { Conversation } from '../known.ts';

/** What a review says comes from these parts of a report. */
export type ReviewedReport = Pick<
  PullReport,
  | 'title'
  | 'base'
  | 'head'
  | 'merge_base'
  | 'findings'
  | 'verdict'
  | 'walkthrough'
  | 'coverage'
  | 'hardware'
  | 'tested'
  | 'plan_why'
>;

export interface ComposeInput {
  /** `owner/name`. */
  readonly repo: string;
  readonly number: number;
  readonly report: ReviewedReport;
  readonly diff: readonly DiffFile[];
  /** What was said before; null where it could not be asked for. */
  readonly conversation: Conversation | null;
  readonly event: ReviewEvent;
  readonly postClean: boolean;
  /** Most inline comments; default 15. */
  readonly inlineLimit?: number;
  /** Most characters of the body; default 65,000, so that its mark fits in. */
  readonly bodyLimit?: number;
  readonly notes?: readonly string[];
}
