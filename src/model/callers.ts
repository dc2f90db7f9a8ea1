/** The shapes of `dyn-audit/callers@1`. Names are the public interface: fields may be added, never renamed. */
import type { SkippedFile } from './source.ts';

export const changeKinds = [
  'function',
  'method',
  'class',
  'struct',
  'enum',
  'variant',
  'trait',
  'type',
  'field',
  'const',
  'macro',
  'module',
  'binding',
  'feature',
  'crate',
  'cli_flag',
  'subcommand',
  'env_var',
  'metric',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const findingKinds = [
  'call',
  'import',
  'attribute',
  'keyword',
  'arity',
  'flag',
  'env',
  'metric',
  'string_path',
  'doc',
  'type',
  'skew',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** How sure a finding is, the surest first. */
export const confidences = ['certain', 'likely', 'ambiguous'] as const;
export type Confidence = (typeof confidences)[number];

export const contexts = ['code', 'test', 'bench', 'example', 'docs', 'manifest', 'script'] as const;
export type Context = (typeof contexts)[number];

/** A definition that the head no longer has as the base had it. */
export interface Change {
  readonly id: string;
  readonly language: string;
  readonly kind: ChangeKind;
  readonly name: string;
  readonly qualified_name: string;
  /** Where the base defines it; for what the head merely lacks, where the head uses it. */
  readonly path: string;
  readonly line: number;
  readonly change: 'removed' | 'renamed' | 'moved' | 'signature';
  /** One sentence: what is different for a caller. */
  readonly detail: string;
  readonly renamed_to: string | null;
  /** The commit of the range that made the change, where one commit can be named. */
  readonly since: ChangeCommit | null;
}

export interface ChangeCommit {
  readonly commit: string;
  /** Day of the commit, YYYY-MM-DD. */
  readonly date: string;
  readonly subject: string;
}

/** A place that still uses what a change took away. Lines and columns are 1-based, columns in UTF-16 units. */
export interface MissedCaller {
  /** Fingerprint: survives line shifts. */
  readonly id: string;
  readonly change_id: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly symbol: string;
  readonly kind: FindingKind;
  readonly confidence: Confidence;
  readonly context: Context;
  /** One sentence: why it breaks. */
  readonly message: string;
  /** The source line, trimmed. */
  readonly text: string;
  /** Where a name has several definitions: those it may mean, as `path:line`. */
  readonly candidates: readonly string[];
}

export interface CallersSummary {
  readonly by_confidence: Readonly<Record<Confidence, number>>;
  readonly by_kind: Readonly<Record<string, number>>;
  readonly changes: number;
  readonly files_indexed: number;
  readonly files_skipped: readonly SkippedFile[];
}

export interface CallersReport {
  readonly schema: 'dyn-audit/callers@1';
  readonly repo: string;
  readonly base: string;
  /** Full id of a commit, or WORKTREE. */
  readonly head: string;
  readonly merge_base: string;
  readonly against: string | null;
  readonly elapsed_ms: number;
  readonly summary: CallersSummary;
  readonly changes: readonly Change[];
  /** Surest first, then by path and line. */
  readonly findings: readonly MissedCaller[];
}

/** Detail of a change that stands for what the change calls otherwise than it is. */
export const asItIsNot = 'the change calls it as it is not in this tree';
