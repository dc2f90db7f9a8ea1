/** What the proof by compiler hands from room to room, and what the report says of it. */
import type { Edit, Finding } from './finding.ts';
import type { FeatureSet } from './proof-summary.ts';

export * from './proof-summary.ts';

/** What a check builds: the library (or the programs of a package without one), or all that the package has. */
export type CheckScope = 'library' | 'all-targets';

/** The toolchain that checks. */
export interface Toolchain {
  /** As rustup names it, `1.96.1`; `system` for a cargo that no rustup manages. */
  readonly name: string;
  /** First line of `rustc --version`. */
  readonly rustc: string;
  /** What rust-toolchain.toml asks for; null where it asks for nothing. */
  readonly asked: string | null;
  /** Why another one was taken than was asked for; null where it is the one. */
  readonly instead: string | null;
  /** Absolute path of cargo; a proxy of rustup gets the toolchain by environment. */
  readonly cargo: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface WorkspacePackage {
  readonly name: string;
  /** Folder of its Cargo.toml below the root, '' for the root itself. */
  readonly folder: string;
  readonly edition: string;
  readonly features: readonly string[];
  /** Kinds as cargo names them (`lib`, `bin`, `test`, `bench`, `example`, `proc-macro`, `cdylib`); path below the root. */
  readonly targets: readonly {
    readonly name: string;
    readonly kinds: readonly string[];
    readonly path: string;
  }[];
  /** Packages of the workspace that depend on it, directly or not. */
  readonly dependents: readonly string[];
}

/** A place in a diagnostic. */
export interface DiagnosticSpan {
  /** Below the root, with forward slashes; absolute where it lies outside. */
  readonly path: string;
  /** UTF-8 bytes from the start of the file as it was checked. */
  readonly byte_start: number;
  readonly byte_end: number;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly primary: boolean;
  readonly label: string | null;
  /** rustc's own replacement for this place, and how sure it is of it. */
  readonly suggestion: string | null;
  readonly applicability: string | null;
  /** From a note or help of the diagnostic, not from the diagnostic itself. */
  readonly child: boolean;
}

/** What rustc says, as cargo hands it on. */
export interface Diagnostic {
  readonly level: 'error' | 'warning' | 'other';
  /** `E0382`; null where it has none. */
  readonly code: string | null;
  /** One line, printable. */
  readonly message: string;
  readonly spans: readonly DiagnosticSpan[];
  readonly package: string;
  readonly target: { readonly name: string; readonly kinds: readonly string[] };
}

export interface CheckRequest {
  /** Package names. */
  readonly packages: readonly string[];
  readonly scope: CheckScope;
  readonly features: FeatureSet;
  /** Texts that differ from the audited revision, by path below the root; all other files are as audited. */
  readonly changes: ReadonlyMap<string, string>;
}

export interface CheckResult {
  /**
   * `ok`: it builds. `errors`: rustc refused code of the packages under check. `failed`: it could not be checked (no
   * network, a build script, another package, a full disk). `timeout`: its time was up.
   */
  readonly outcome: 'ok' | 'errors' | 'failed' | 'timeout';
  /** Errors only, in cargo's order; each once, although several targets compile the same file. */
  readonly diagnostics: readonly Diagnostic[];
  /** For `failed` and `timeout`: one printable line, cargo's own words first. */
  readonly why: string | null;
  /** As a user could type it in the checkout: `cargo +1.96.1 check -p x --all-features`. */
  readonly command: string;
  /** Time in cargo, milliseconds. */
  readonly cargo_ms: number;
  /** True when an earlier proof of the same texts had this answer: nothing was run. */
  readonly remembered: boolean;
}

/** What the search found out about one site. */
export interface SiteOutcome {
  /** Of the finding. */
  readonly id: string;
  /**
   * `compiles`: together with every other site that compiles. `refused`: rustc's reason is the diagnostic. `unseen`: no
   * build compiled it. `untried`: it could not be edited, or the search ended first; `why` says which.
   */
  readonly verdict: 'compiles' | 'refused' | 'unseen' | 'untried';
  /** How it was tried: with the finding's own edits, the clone deleted, or a reference in its place. */
  readonly form: 'finding' | 'move' | 'borrow' | null;
  /** The edits of the form that compiles; else null. */
  readonly edits: readonly Edit[] | null;
  /** The receiver's type as rustc names it; null where nobody asked it or it did not say. */
  readonly receiver_type: string | null;
  /** Why it stays although it compiles: id of the rule and a sentence. */
  readonly but: { readonly rule: string; readonly why: string } | null;
  /** `E0382: use of moved value: `x`` or why it is unseen or untried. */
  readonly why: string | null;
  /** The check whose word this is. */
  readonly command: string | null;
}

/** For whoever watches: where the proof of a crate is. */
export interface ProofProgress {
  readonly crate: string;
  readonly phase: string;
  readonly round: number;
  /** Sites without an answer. */
  readonly left: number;
}

/** A changed signature with all its users, as one edit. */
export interface ProvedGroup {
  readonly id: string;
  readonly compiles: boolean;
  readonly why: string | null;
  /** Texts after the change by path, where it compiles. */
  readonly changes: ReadonlyMap<string, string>;
  readonly command: string | null;
}

/** A site as the proof takes it. */
export type ProofSite = Pick<
  Finding,
  | 'id'
  | 'path'
  | 'line'
  | 'column'
  | 'end_line'
  | 'end_column'
  | 'span'
  | 'receiver_span'
  | 'function_span'
  | 'call'
  | 'receiver'
  | 'crate'
  | 'in_macro'
  | 'in_test'
  | 'type'
  | 'bucket'
  | 'rule'
  | 'score'
  | 'edits'
  | 'roles'
  | 'group'
>;
