/** What the report says of a proof: how it was made, and what has no answer. */
import type { SkippedFile } from './source.ts';

/** Which sites are tried: the removable findings, or every site of production code. */
export const proveModes = ['removable', 'wide'] as const;
export type ProveMode = (typeof proveModes)[number];

/** The features of one package that its checks turn on. */
export interface FeatureSet {
  /** Arguments for cargo: `--all-features`, or `--no-default-features --features a,b`. */
  readonly args: readonly string[];
  readonly names: readonly string[];
  /** Features that do not build here, and why in a line. */
  readonly left_out: readonly { readonly feature: string; readonly why: string }[];
}

/** The tests of the touched modules, before and after. */
export interface ProvedTests {
  readonly command: string;
  readonly filter: string;
  readonly crate: string;
  readonly before: TestRun;
  readonly after: TestRun;
  /**
   * `pass`: what passed before passes after. `fail`: a test that passed fails or hangs. `unclear`: no answer before.
   * `none`: there is no test to run.
   */
  readonly result: 'pass' | 'fail' | 'unclear' | 'none';
  readonly why: string | null;
}

export interface TestRun {
  readonly passed: number;
  readonly failed: readonly string[];
  /** Tests that had not ended when the time was up. */
  readonly hung: readonly string[];
  readonly elapsed_ms: number;
  /** Why there is no answer: it did not build, no test matched; null else. */
  readonly why: string | null;
}

export interface CrateProof {
  readonly crate: string;
  readonly status: 'proved' | 'failed';
  /** For `failed`: cargo's own error in a line. */
  readonly why: string | null;
  readonly features: readonly string[];
  readonly features_left_out: FeatureSet['left_out'];
  readonly checks: number;
  /** Of these, answers of an earlier proof. */
  readonly remembered: number;
  readonly cargo_ms: number;
  readonly elapsed_ms: number;
  /** Sites that were to be tried. */
  readonly tried: number;
  /** Of these, those that can go: they compile without it together and nothing speaks against it. */
  readonly compiles: number;
  /** Those that compile without it too, but must stay. */
  readonly but: number;
  /** Those that no build compiled. */
  readonly unseen: number;
  /** Files with sites that no build saw. */
  readonly unseen_files: readonly SkippedFile[];
}

/** `proof` of the report: how it was proved, and what was not. */
export interface ProofSummary {
  readonly mode: ProveMode;
  /** The commit that was checked, and whether uncommitted changes were laid over it. */
  readonly rev: string | null;
  readonly dirty: boolean;
  readonly toolchain: string;
  readonly toolchain_asked: string | null;
  readonly toolchain_note: string | null;
  readonly crates: readonly CrateProof[];
  readonly groups: readonly {
    readonly id: string;
    readonly compiles: boolean;
    readonly why: string | null;
    readonly files: readonly string[];
    readonly command: string | null;
  }[];
  readonly tests: readonly ProvedTests[];
  /** Subsystems of the patch, in its order. */
  readonly patch: readonly {
    readonly subsystem: string;
    readonly files: readonly string[];
    readonly findings: readonly string[];
  }[];
  readonly checks: number;
  readonly cargo_ms: number;
  readonly elapsed_ms: number;
  /** What stayed without an answer and why: exit code 3 follows. */
  readonly not_proved: readonly { readonly what: string; readonly why: string }[];
}
