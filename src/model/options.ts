import type { Bucket } from './finding.ts';

/** What `dyn-audit clones` asks of the audit. `null` stands for "not given". */
export interface ClonesOptions {
  /** Folder to audit; null: the git root of the current folder. */
  readonly root: string | null;
  /** Files or folders below the root; null: the default components. */
  readonly paths: readonly string[] | null;
  /** Audit this revision from the object database instead of the work tree. */
  readonly rev: string | null;
  /** Only sites on lines that changed since the merge base with this revision. */
  readonly base: string | null;
  readonly includeTests: boolean;
  /** Leave out the buckets whose clones stay. */
  readonly onlyActionable: boolean;
  readonly buckets: readonly Bucket[] | null;
  readonly baseline: string | null;
  readonly updateBaseline: boolean;
  /** File that receives the local edits as a unified diff. */
  readonly patch: string | null;
  readonly apply: boolean;
  readonly config: string | null;
  readonly cache: boolean;
  readonly failOn: readonly Bucket[];
  /** The report is printed as JSON: findings need not be parsed for it. */
  readonly asJson: boolean;
  /** Receives one line for each thing the user should know but that does not stop the audit. */
  readonly warn: (line: string) => void;
}
