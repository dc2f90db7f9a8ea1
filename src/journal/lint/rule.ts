import type { JournalSettings, Secret, Severity } from '../../model/journal.ts';
import type { LintRuleDescription } from '../../model/journal-lint.ts';
import type { JournalDocument, Span, Splice } from '../document/index.ts';

/** What a file is, by its place and its frontmatter's `type`. */
export const documentKinds = [
  /** INDEX.md at the root. */
  'registry',
  /** INDEX.md of a top-level folder; umbrellas are projects with `<number>-` folders. */
  'project',
  /** INDEX.md of a folder with `type: registry` of its own, such as compute/. */
  'list',
  /** `<umbrella>/<number>-<slug>/review.md`. */
  'review',
  /** A file of a project with dated headings, or named so. */
  'worklog',
  /** README.md or summary.md of a folder below `benchmarks/results`. */
  'benchmark',
  /** Markdown with `type: learning`: a note about paths of a repository. */
  'learning',
  /** Any other Markdown. */
  'note',
  /** What is no Markdown: known by name and size only, `document.text` is empty. */
  'artifact',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What rules may ask of the rest of the journal. Answers come from the files as they are, or as `--stdin` gives them. */
export interface Surroundings {
  /** The parsed file; null where there is none or it is no text. */
  document(path: string): JournalDocument | null;
  kindOf(path: string): DocumentKind;
  /** Names in a folder, folders with a slash at their end, without ignored ones. */
  names(folder: string): readonly string[];
  /** `case`: there is one whose name differs in case only; `outside`: the path leads out of the journal. */
  exists(path: string): 'file' | 'folder' | 'case' | 'outside' | 'none';
  /** Bytes; 0 for what is not there. */
  sizeOf(path: string): number;
  /** Day of the newest commit that touched something below the folder; null when unknown. */
  lastCommit(folder: string): string | null;
  /** Headings as anchors, as GitHub makes them. */
  anchors(path: string): ReadonlySet<string>;
}

/** One file under one rule. */
export interface Subject {
  readonly document: JournalDocument;
  readonly kind: DocumentKind;
  readonly around: Surroundings;
  readonly settings: JournalSettings;
  /** The latest day that it is anywhere on earth, `YYYY-MM-DD`: a date after it is in the future for everyone. */
  readonly today: string;
  /** Places of secrets and private names, found by the redaction's patterns. */
  readonly secrets: readonly Secret[];
  /** The file was named, changed or is about to be written: rules of style look only at such. */
  readonly ours: boolean;
}

export interface Problem {
  readonly span: Span;
  /** "Unexpected X, expected Y"; never the text of a secret. */
  readonly message: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** What mends it: splices of this file, or of another that is in the fixer's reach. */
  readonly fix?: { readonly path: string; readonly splices: readonly Splice[] };
}

/** A rule of the lint: pure, one file each, listed in rules/index.ts. */
export interface LintRule extends Omit<LintRuleDescription, 'optional'> {
  /** Off unless the settings name it. */
  readonly optional?: true;
  /** Comments and the baseline cannot silence it. */
  readonly always?: true;
  readonly kinds: readonly DocumentKind[];
  check(subject: Subject): Iterable<Problem>;
}
