import type { Severity } from './journal.ts';

/** A place in a file of the journal where a rule is not kept. */
export interface LintFinding {
  /** `J011`; never used for another rule. */
  readonly rule: string;
  /** The rule in words: `field-value`. */
  readonly name: string;
  readonly severity: Severity;
  /** Below the root, with slashes. */
  readonly path: string;
  /** Lines and columns count from 1; columns are UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly end_line: number;
  readonly end_column: number;
  readonly message: string;
  readonly fixable: boolean;
  readonly fixed: boolean;
}

/** `dyn-journal/lint@1`. */
export interface LintReport {
  readonly schema: 'dyn-journal/lint@1';
  readonly root: string;
  readonly elapsed_ms: number;
  readonly findings: readonly LintFinding[];
  readonly summary: {
    readonly files: number;
    readonly errors: number;
    readonly warnings: number;
    readonly fixable: number;
    /** Findings that a comment or the baseline keeps out of the list. */
    readonly suppressed: number;
    /** Findings that `--fix` mended; they count as nothing else here. */
    readonly fixed: number;
  };
}

/** A rule of the lint in words. */
export interface LintRuleDescription {
  readonly id: string;
  /** Stable, in words with dashes. */
  readonly name: string;
  readonly severity: Severity;
  /** One sentence for `--rules`: what is wrong. */
  readonly about: string;
  /** For `--explain`: why it matters and what to do, a short paragraph. */
  readonly why: string;
  readonly fixable: boolean;
  /** Off unless the settings name it. */
  readonly optional: boolean;
}

/** A report and the rules that it speaks of. */
export interface LintRun {
  readonly report: LintReport;
  readonly rules: readonly LintRuleDescription[];
}

/** What `dyn-journal lint` is asked for. */
export interface LintOptions {
  /** Folder of the journal. */
  readonly root: string;
  /** Files and folders to lint, as they were typed; null: none were named. */
  readonly paths: readonly string[] | null;
  /** `default`: what git says changed, and everything when nothing did. */
  readonly scope: 'default' | 'changed' | 'all';
  /** Mend what is safe to mend in files that were named, else in files that changed. */
  readonly fix: boolean;
  /** The text of a file as an editor has it, instead of what the disk has. */
  readonly stdin: { readonly path: string; readonly text: string } | null;
  /** File with known findings; null: the one of the settings. */
  readonly baseline: string | null;
  readonly updateBaseline: boolean;
  /** Lint everything, but give only findings that name the files that were named or changed. */
  readonly compat: boolean;
  /** Its secrets must stand nowhere. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly warn: (line: string) => void;
}
