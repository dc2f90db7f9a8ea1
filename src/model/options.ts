import type { Bucket } from './finding.ts';
import type { ProofProgress, ProveMode } from './proof.ts';

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
  /** Folded stacks. */
  readonly profile: string | null;
  readonly cache: boolean;
  readonly failOn: readonly Bucket[];
  /** The report is printed as JSON: findings need not be parsed for it. */
  readonly asJson: boolean;
  /** Receives one line for each thing the user should know but that does not stop the audit. */
  readonly warn: (line: string) => void;
}

/** What `clones --prove` asks besides. */
export interface ProveOptions {
  readonly mode: ProveMode;
  /** Run the narrowest tests of what changed, before and after. */
  readonly tests: boolean;
  /** Features to check with; null: all that build. */
  readonly features: readonly string[] | null;
  /** Where cargo keeps what it builds; null: a folder of our own in the cache. */
  readonly targetDir: string | null;
  /** Cargo may not use the network. */
  readonly offline: boolean;
  /** Seconds for one run of cargo, and for one run of tests; null: an hour, and five minutes. */
  readonly timeout: number | null;
  /** Aborted by Ctrl-C: what runs is ended, the work tree goes. */
  readonly stop: AbortSignal;
  readonly onProgress: (progress: ProofProgress) => void;
}

/** The languages that `dyn-audit callers` reads. */
export const callerLanguages = [
  'python',
  'rust',
  'go',
  'shell',
  'yaml',
  'dockerfile',
  'markdown',
  'json',
] as const;
export type CallerLanguage = (typeof callerLanguages)[number];

/** What `dyn-audit callers` asks of the search. `null` stands for "not given". */
export interface CallersOptions {
  /** A folder of the repository; null: the git root of the current folder. */
  readonly repo: string | null;
  /** The change starts where the head left this revision; null: origin/main, or main. */
  readonly base: string | null;
  /** The change ends here, `WORKTREE` for the work tree; null: HEAD. */
  readonly head: string | null;
  /** A newer base: what the change adds is looked up there too. */
  readonly against: string | null;
  /** Only these languages; null: all. */
  readonly languages: readonly CallerLanguage[] | null;
  readonly cache: boolean;
  /** Receives one line for each thing the user should know but that does not stop the search. */
  readonly warn: (line: string) => void;
}
