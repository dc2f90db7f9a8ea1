import type {
  CheckRequest,
  CheckResult,
  FeatureSet,
  Toolchain,
  WorkspacePackage,
} from '../../model/proof.ts';

/** What is to be proved, as the audit's source names it. */
export interface WorkshopSource {
  /** A real path: the audited folder. */
  readonly root: string;
  /** The root below git's work tree, with a slash at its end; empty at the top. */
  readonly prefix: string;
  readonly kind: 'worktree' | 'revision' | 'folder';
  /** Full id of the audited commit; null for a work tree (its HEAD is taken) and for a folder. */
  readonly rev: string | null;
  /** Fit for the name of a folder. */
  readonly repositoryId: string;
}

export interface WorkshopOptions {
  readonly source: WorkshopSource;
  /** Where cargo keeps what it builds; null: a folder of ours in the cache. */
  readonly targetDir: string | null;
  readonly offline: boolean;
  /** For one run of cargo, in seconds. */
  readonly timeout_s: number;
  /** Features that the user asked for; null: all that build. */
  readonly features: readonly string[] | null;
  /** When it aborts what runs is ended at once, and every later call throws its reason. */
  readonly stop: AbortSignal;
  /** False: answers of earlier proofs are neither read nor kept. */
  readonly useMemory: boolean;
  readonly warn: (line: string) => void;
}

/** A program to run in the scratch tree. */
export interface RunSpec {
  /** `cargo` and `rustfmt` are those of the toolchain. */
  readonly command: readonly [string, ...string[]];
  /** Folder below the root; '' for the root. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly timeout_s: number;
}

export interface RunResult {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
  readonly timed_out: boolean;
  /** As it was written, up to 64 MiB each; `cut` says that there was more. */
  readonly stdout: string;
  readonly stderr: string;
  readonly cut: boolean;
  readonly elapsed_ms: number;
  /** What it had started and left running; it was ended. */
  readonly left_behind: readonly { readonly pid: number; readonly command: string }[];
}

/** A scratch tree of the audited code in which cargo says what compiles. One thing at a time: calls wait for each other. */
export interface Workshop {
  /** Absolute: what the audited root is in the scratch tree. */
  readonly root: string;
  /** The commit that lies there; null for a folder without git. */
  readonly rev: string | null;
  /** Uncommitted changes of the audited work tree were laid over it. */
  readonly dirty: boolean;
  readonly toolchain: Toolchain;
  /** Of every workspace below the root; names are unique, the nearest to the root wins. */
  readonly packages: readonly WorkspacePackage[];
  /** Asks cargo, or the memory of an earlier proof. Throws the stop signal's reason when it aborts. */
  readonly check: (request: CheckRequest) => Promise<CheckResult>;
  /** The features to check a package with; `why`: it does not build with any. UserError: the user named an unknown one. */
  readonly featuresFor: (name: string) => Promise<FeatureSet | { readonly why: string }>;
  /** Runs a program to its end or its time limit; whatever it started is ended with it. */
  readonly run: (spec: RunSpec) => Promise<RunResult>;
  /** Makes the tree what was audited, but for these texts (path below the root); without any: as it was audited. */
  readonly write: (changes: ReadonlyMap<string, string>) => Promise<void>;
  readonly counts: () => WorkshopCounts;
  /** Ends what runs, takes the tree down, keeps the built folder. Gives what could not be removed, a line each. */
  readonly close: () => Promise<readonly string[]>;
}

export interface WorkshopCounts {
  readonly checks: number;
  /** Of these, answered by an earlier proof. */
  readonly remembered: number;
  readonly cargo_ms: number;
}
