/** What a line is that was found. */
export type FoundPlace = 'title' | 'field' | 'heading' | 'text';

export interface FoundLine {
  /** From 1; the column counts UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly place: FoundPlace;
  /** The heading that the line stands below; null above all headings. */
  readonly section: string | null;
  readonly text: string;
}

/** A file that holds all the words. */
export interface FoundFile {
  readonly path: string;
  /** The top-level folder; null for files of the root. */
  readonly project: string | null;
  readonly title: string | null;
  readonly last_updated: string | null;
  /** Greater is better; only good for comparing. */
  readonly score: number;
  /** Lines that hold at least one of the words. */
  readonly matches: number;
  /** The best of them, in the order of the file. */
  readonly lines: readonly FoundLine[];
}

/** `dyn-journal/search@1`. */
export interface SearchReport {
  readonly schema: 'dyn-journal/search@1';
  readonly root: string;
  readonly words: readonly string[];
  readonly elapsed_ms: number;
  /** Best first. */
  readonly results: readonly FoundFile[];
  readonly summary: { readonly files: number; readonly matching: number };
}

/** A project as registry and frontmatter describe it. */
export interface KnownProject {
  readonly project: string;
  /** Its INDEX.md; null: the registry names a folder that has none. */
  readonly path: string | null;
  readonly repo: string | null;
  readonly branch: string | null;
  readonly status: string | null;
  readonly last_updated: string | null;
  readonly description: string | null;
  /** Holds reviews of pull requests. */
  readonly umbrella: boolean;
}

export interface MatchedProject extends KnownProject {
  /** `journal`: the folder lies in the project's own; `path`: in its repository; `name`: it only bears its name. */
  readonly by: 'journal' | 'path' | 'remote' | 'name';
}

/** `dyn-journal/match@1`. */
export interface MatchReport {
  readonly schema: 'dyn-journal/match@1';
  readonly root: string;
  readonly folder: string;
  /** Remotes of the folder's repository as owner/name. */
  readonly remotes: readonly string[];
  readonly branch: string | null;
  /** Best first. */
  readonly matches: readonly MatchedProject[];
}

/** A place in a file that is worth opening. */
export interface ShownPart {
  readonly path: string;
  readonly line: number;
  readonly title: string;
  /** `YYYY-MM-DD`; null where none is known. */
  readonly date: string | null;
}

/** A project or a review with what belongs to it. */
export interface ShownItem {
  readonly kind: 'project' | 'review';
  readonly project: string;
  readonly path: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Dated sections: of the worklogs, of the review; newest first. */
  readonly entries: readonly ShownPart[];
  /** Of an umbrella, by number, newest first. */
  readonly reviews: readonly ShownPart[];
  readonly benchmarks: readonly ShownPart[];
  /** The file's Markdown without frontmatter. */
  readonly text: string;
}

/** `dyn-journal/show@1`. */
export interface ShowReport {
  readonly schema: 'dyn-journal/show@1';
  readonly root: string;
  readonly asked: string;
  readonly items: readonly ShownItem[];
}

export interface Redaction {
  readonly rule: string;
  readonly kind: 'secret' | 'private';
  /** Where it stood, from 1; never what. */
  readonly line: number;
  readonly column: number;
}

/** `dyn-journal/redact@1`. */
export interface RedactReport {
  readonly schema: 'dyn-journal/redact@1';
  /** Null for stdin. */
  readonly path: string | null;
  /** Whether the file was replaced. */
  readonly written: boolean;
  readonly redactions: readonly Redaction[];
  readonly text: string;
}

/** What `search` takes. */
export interface SearchOptions {
  readonly root: string;
  readonly words: readonly string[];
  /** Only files of this project; null: the whole journal. */
  readonly project: string | null;
}

/** What `redact` takes. */
export interface RedactOptions {
  /** The journal whose private names are looked for; null: there is none, and only patterns are. */
  readonly root: string | null;
  /** A file, as typed, or a text. */
  readonly from: { readonly path: string } | { readonly text: string };
  /** Names and places that must not leave the journal, besides secrets. */
  readonly names: boolean;
  /** Replace the file. */
  readonly write: boolean;
  readonly warn: (line: string) => void;
}
