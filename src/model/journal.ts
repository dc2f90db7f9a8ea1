/** How grave a finding of `dyn-journal lint` is. */
export const severities = ['error', 'warning'] as const;
export type Severity = (typeof severities)[number];

/** The scalars that frontmatter of an entry holds. Dates are plain `YYYY-MM-DD` strings. */
export type FieldValue = string | number | null | readonly string[];

/** Columns of a table of the journal by what they mean; a vault names them as it likes (`.dyn-journal.yaml`). */
export type RowCells = Readonly<Record<string, string>>;

/**
 * One change of one file, as plain data: it is kept in the intent of a write and carried out on each version of the
 * file (commit, index, work tree, remote) by itself, so that other people's lines in any of them stay theirs.
 */
export type FileEdit =
  /** The file, where there is none. Where there is one with other text, the edit fails. */
  | { readonly kind: 'create'; readonly path: string; readonly text: string }
  /** A file whose bytes are in git's object database already. */
  | {
      readonly kind: 'blob';
      readonly path: string;
      readonly blob: string;
      readonly mode: '100644' | '100755';
    }
  /** A block at the end of the file; `head` begins a file that is not there yet. */
  | {
      readonly kind: 'append';
      readonly path: string;
      readonly head: string;
      readonly block: string;
    }
  /** Fields of the frontmatter. A field of `latest` only ever moves to a later date. */
  | {
      readonly kind: 'fields';
      readonly path: string;
      readonly set: Readonly<Record<string, FieldValue>>;
      readonly latest: Readonly<Record<string, string>>;
    }
  /** The row whose cell in the column `key` is this one's, put in or brought up to date. */
  | {
      readonly kind: 'row';
      readonly path: string;
      /** Which table: its columns and their names come from the settings. */
      readonly table: TableName;
      readonly key: string;
      readonly cells: RowCells;
    };

/** The tables that the journal keeps: of projects (root), of reviews (umbrella). */
export const tableNames = ['registry', 'reviews'] as const;
export type TableName = (typeof tableNames)[number];

interface EntryCommon {
  /** Unique; the commit carries it as `Journal-Op`. */
  readonly id: string;
  /** `YYYY-MM-DD`, the writer's day. */
  readonly date: string;
}

/** A file that an entry brings along, its bytes already in git's object database. */
export interface Artifact {
  /** Below the entry's folder, with slashes. */
  readonly path: string;
  readonly blob: string;
  readonly mode: '100644' | '100755';
  readonly size: number;
}

export const verdicts = [
  'approve',
  'comment',
  'request-changes',
  'clean-not-posted',
  'blocked-hardware',
] as const;
export type ReviewVerdict = (typeof verdicts)[number];

export interface ProjectEntry extends EntryCommon {
  readonly kind: 'project';
  readonly project: string;
  readonly repo: string | null;
  readonly branch: string | null;
  readonly description: string;
  readonly tags: readonly string[];
}

export interface WorklogEntry extends EntryCommon {
  readonly kind: 'worklog';
  readonly project: string;
  readonly title: string;
  /** Markdown, without the dated heading. */
  readonly body: string;
  /** The worklog's file below the project's folder; null: the one it has, or a new one. */
  readonly file: string | null;
}

export interface ReviewEntry extends EntryCommon {
  readonly kind: 'review';
  /** Umbrella folder, such as `dynamo-pr-reviews`. */
  readonly umbrella: string;
  /** `owner/name`. */
  readonly repo: string;
  readonly pr: number;
  readonly title: string;
  /** Of a new folder; a pull request that has one keeps it. */
  readonly slug: string;
  readonly branch: string | null;
  readonly base_sha: string | null;
  readonly head_sha: string | null;
  readonly verdict: ReviewVerdict;
  readonly posted_url: string | null;
  /** Markdown below the title: the sections. Empty for a review that is filed already: only its fields and row change. */
  readonly body: string;
}

export interface BenchmarkEntry extends EntryCommon {
  readonly kind: 'benchmark';
  readonly project: string;
  readonly slug: string;
  readonly title: string;
  /** README of the result folder, without frontmatter. */
  readonly readme: string;
  readonly artifacts: readonly Artifact[];
}

/** A note about paths of a repository, applied to later pull requests that touch them. */
export interface LearningEntry extends EntryCommon {
  readonly kind: 'learning';
  /** `owner/name`; null: any repository. */
  readonly repo: string | null;
  readonly globs: readonly string[];
  /** Markdown; its first line is the title. */
  readonly note: string;
  /** Who or what it comes from: a pull request, a run, a person. */
  readonly source: string;
}

/** A learning that holds no more: it is kept and says so. */
export interface RetiredEntry extends EntryCommon {
  readonly kind: 'retired';
  /** File of the learning, below the root or in the folder of learnings. */
  readonly file: string;
}

/** Begins a journal in an empty or foreign repository: root INDEX.md and the settings. */
export interface InitEntry extends EntryCommon {
  readonly kind: 'init';
  readonly title: string;
}

/**
 * What a user asked to be remembered, as plain data: it waits in the spool as it is, and is planned anew on the
 * version that it is written to, the remote's after a rejected push among them.
 */
export type Entry =
  | ProjectEntry
  | WorklogEntry
  | ReviewEntry
  | BenchmarkEntry
  | LearningEntry
  | RetiredEntry
  | InitEntry;
export type EntryKind = Entry['kind'];

/** What an entry does to the journal: the edits in order, and what the commit says. */
export interface EntryPlan {
  readonly edits: readonly FileEdit[];
  /** First line of the commit's message: `<project>: ...`. */
  readonly subject: string;
}

/** One version of the journal's files: the work tree, a commit. */
export interface JournalView {
  /** The text of a file, null where there is none. UserError for what is no readable text inside the journal. */
  read(path: string): Promise<string | null>;
  /** Names in a folder, folders with a slash at their end; empty where there is no such folder. */
  names(folder: string): Promise<readonly string[]>;
}

/** `dyn-journal/write@1`. */
export interface WriteReport {
  readonly schema: 'dyn-journal/write@1';
  readonly paths: readonly string[];
  /** Full id of the commit that holds the entry; null when it is only spooled, or for `--dry-run`. */
  readonly commit: string | null;
  readonly pushed: boolean;
  readonly spooled: boolean;
  /** Why it was not pushed or not committed; null when all is done. */
  readonly why: string | null;
  /** Unified diff of the work tree's files, for `--dry-run`; null otherwise. */
  readonly diff: string | null;
}

/** What a vault's `.dyn-journal.yaml` may say; every part has a default. */
export interface JournalSettings {
  /** Globs of paths that are no part of the journal. */
  readonly ignore: readonly string[];
  /** Rules whose severity is changed or that are switched off. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Names of a table's columns, the first is written, the others are understood. */
  readonly columns: Readonly<Record<TableName, Readonly<Record<string, readonly string[]>>>>;
  /** JSON Schemas by entry type that are added to the shipped ones (all must hold). */
  readonly schemas: Readonly<Record<string, object>>;
  /** Path of the baseline, below the root; null: none. */
  readonly baseline: string | null;
  /** Push commits below ours that the journal did not make. */
  readonly push_others: boolean;
  /** Words that must not stand in what the journal writes, such as names of assistants. */
  readonly unwanted_words: readonly string[];
  /** Folders whose names (hosts, aliases, users) must not leave the vault. */
  readonly private_folders: readonly string[];
}

/** A string that must not be kept or shown, by its place alone: the match itself is never handed on. */
export interface Secret {
  /** Which pattern found it: `github-token`. */
  readonly rule: string;
  /** `secret`: never to be written. `private`: must not leave the vault. */
  readonly kind: 'secret' | 'private';
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
}
