/** The shapes of `dyn-audit/clones@1`. Names are the public interface: fields may be added, never renamed. */
import type { FindingProfile, ProfileSummary } from './profile.ts';
import type { ProofSummary } from './proof-summary.ts';
import type { SkippedFile } from './source.ts';

export const buckets = [
  'removable-move',
  'removable-borrow',
  'structural-refactor',
  'undecided',
  'semantic-required',
  'cheap-required',
  'cold',
] as const;
export type Bucket = (typeof buckets)[number];

/** Buckets whose clones stay as they are: nothing is asked of anybody. */
export const keptBuckets: ReadonlySet<Bucket> = new Set([
  'semantic-required',
  'cheap-required',
  'cold',
]);

export const costs = ['none', 'refcount', 'inline', 'allocation', 'deep', 'unknown'] as const;
export type Cost = (typeof costs)[number];

export type Level = 'high' | 'medium' | 'low';

/** No finding scores more: a removal of unbounded value (see `checks/clones/rank.ts`). */
export const highestScore = 138;

/** What one of the four independent passes says of a site, and the rule that made it say so. */
export interface RoleOpinion {
  readonly role: 'finder' | 'refactorer' | 'adversary' | 'planner';
  readonly says: 'keep' | 'remove' | 'abstain';
  readonly rule: string;
  readonly why: string;
}

/** The compiler's word on one removal; `but` says why the clone must stay although removing it compiles. */
export interface Proved {
  readonly compiles: boolean;
  readonly but: string | null;
  readonly command: string;
  readonly toolchain: string;
  readonly diagnostic: string | null;
  /** How it was tried. */
  readonly form: 'finding' | 'move' | 'borrow' | null;
  /** The receiver's type as rustc names it, where it was asked. */
  readonly receiver_type: string | null;
}

/** One text replacement inside the site's file, by character offsets. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Start and end (exclusive), in UTF-16 code units from the start of the file, as JavaScript counts. */
export type Span = readonly [start: number, end: number];

export interface Finding {
  /** Fingerprint: survives re-indenting and line shifts. */
  readonly id: string;
  readonly path: string;
  /** 1-based; `line` and `column` are those of the clone token itself. */
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly end_column: number;
  /** The whole clone expression, as character offsets in the file: `x.clone()`; null where it could not be read. */
  readonly span: Span | null;
  /** What is cloned: `x`. */
  readonly receiver_span: Span | null;
  /** The enclosing function with its signature; null outside of one. */
  readonly function_span: Span | null;
  readonly text: string;
  readonly call: string;
  readonly receiver: string;
  readonly function: string | null;
  readonly crate: string | null;
  readonly in_macro: boolean;
  readonly in_loop: number;
  readonly in_async: boolean;
  readonly in_test: boolean;
  readonly type: string | null;
  readonly cost: Cost;
  readonly cost_reason: string;
  readonly bucket: Bucket;
  readonly rule: string;
  readonly confidence: Level;
  readonly category: string;
  readonly tier: Level;
  readonly score: number;
  readonly hot_path: string;
  readonly reasons: readonly string[];
  readonly change: string | null;
  readonly removal_rationale: string | null;
  readonly required_check: string | null;
  readonly proof: string | null;
  readonly validation: string | null;
  readonly roles: readonly RoleOpinion[];
  readonly group: string | null;
  /** The local edit that carries out `change`; null where a signature must change or nothing should. */
  readonly edits: readonly Edit[] | null;
  readonly proved: Proved | null;
  readonly suppressed: boolean;
  /** True when the baseline holds this finding; absent without `--baseline`. */
  readonly baseline?: boolean;
  /** What a profile says of its function; null where it does not name it, absent without `--profile`. */
  readonly profile?: FindingProfile | null;
  /** Where the value that is cloned is made and used: what the decision read. Absent where it is not known. */
  readonly trail?: readonly TrailMark[];
}

/** One place of the source that the decision read, 1-based. */
export interface TrailMark {
  readonly kind: 'declared' | 'used' | 'cloned' | 'last-use' | 'used-later';
  readonly line: number;
  readonly column: number;
  readonly end_column: number;
}

/**
 * What a group changes, for whoever carries it out: the type of a parameter, what a method gives, or what a type
 * derives. `from` and `to` are types as written.
 */
export type GroupChange =
  | {
      readonly kind: 'parameter';
      readonly function: string;
      readonly parameter: string;
      /** The type by whose name the function is called, `Queue` of `Queue::new`; absent for others. */
      readonly on?: string;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: 'return';
      readonly function: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'derive'; readonly type: string; readonly adds: string };

/** Clones that one change of a signature, field or type would free together. */
export interface FindingGroup {
  readonly id: string;
  /** Signature as it is and as it would be. */
  readonly from: string;
  readonly to: string;
  readonly path: string;
  readonly line: number;
  readonly why: string;
  readonly members: readonly string[];
  /** Absent where the change is one of design: a field that would be shared. */
  readonly change?: GroupChange;
}

export interface ClonesSummary {
  readonly total: number;
  readonly by_tier: Readonly<Record<string, number>>;
  readonly by_category: Readonly<Record<string, number>>;
  readonly by_bucket: Readonly<Record<string, number>>;
  /** Files that were looked at. */
  readonly files: number;
  readonly files_skipped: readonly SkippedFile[];
  /** Files with sites that no crate's module tree reaches. */
  readonly orphan_files: readonly string[];
  readonly unused_hot_paths: readonly string[];
  readonly unused_suppressions: readonly { readonly path: string; readonly line: number }[];
  /** Baseline findings that are gone (fixed) and known-removed ones that came back. */
  readonly baseline?: {
    readonly known: number;
    readonly fresh: number;
    readonly gone: number;
    readonly returned: readonly string[];
  };
}

/** What a page shows beside the findings. */
export interface Surroundings {
  /** Texts of the files with findings, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Null where the repository names no place on GitHub. */
  readonly github: GithubPlace | null;
}

/** Where GitHub shows the audited files. */
export interface GithubPlace {
  /** `https://github.com/owner/name/blob/<commit>/`, with the folder of the root below it and a slash at its end. */
  readonly files: string;
  readonly commit: string;
  /** Paths whose audited text is not that of the commit: no line of them is at that place. */
  readonly changed: ReadonlySet<string>;
}

export interface ClonesReport {
  readonly schema: 'dyn-audit/clones@1';
  readonly root: string;
  readonly rev: string | null;
  readonly paths: readonly string[];
  readonly elapsed_ms: number;
  readonly summary: ClonesSummary;
  readonly groups: readonly FindingGroup[];
  /** Best first. */
  readonly candidates: readonly Finding[];
  /** The candidates as JSON, where only that was asked for: then `candidates` is empty. Not part of the document. */
  readonly lines?: readonly string[];
  /** The audited texts and where they can be seen, where a page is to show them. Not part of the document. */
  readonly surroundings?: Surroundings;
  /** Absent without `--prove`. */
  readonly proof?: ProofSummary;
  /** Absent without `--profile`. */
  readonly profile?: ProfileSummary;
}
