import type { FeatureSet, Toolchain, WorkspacePackage } from '../../model/proof.ts';

/** What running tests asks of the place where the proof is made; the workshop offers it. */
export interface Bench {
  readonly toolchain: Pick<Toolchain, 'name'>;
  readonly packages: readonly WorkspacePackage[];
  /** `cargo` is that of the toolchain; all that it started is ended when its time is up. */
  readonly run: (spec: {
    readonly command: readonly [string, ...string[]];
    /** Below the root. */
    readonly cwd?: string;
    readonly timeout_s: number;
  }) => Promise<Ran>;
  /** Makes the tree what was audited, but for these texts. */
  readonly write: (changes: ReadonlyMap<string, string>) => Promise<void>;
}

export interface Ran {
  readonly code: number | null;
  readonly signal: string | null;
  readonly timed_out: boolean;
  readonly stdout: string;
  readonly stderr: string;
  readonly elapsed_ms: number;
}

export interface TestsOptions {
  readonly bench: Bench;
  /** Texts of the changed files by path below the root. */
  readonly after: ReadonlyMap<string, string>;
  /** The features that a package's checks turn on; null where it does not build. */
  readonly featuresOf: (name: string) => Promise<FeatureSet | null>;
  readonly offline: boolean;
  /** For building the tests, and for running them, in seconds. */
  readonly timeout_s: number;
  /** Told before each step: the crate, and what is done. */
  readonly onProgress?: (crate: string, phase: string) => void;
}
