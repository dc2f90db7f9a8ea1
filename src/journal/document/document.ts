/** UTF-16 offsets in the text as it is on disk, a byte order mark included; `end` is the first one after. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A key of the frontmatter's outermost mapping. */
export interface Field {
  readonly key: string;
  readonly keySpan: Span;
  /** Of the value as it is written, quotes and brackets included; empty at the place where it would stand. */
  readonly valueSpan: Span;
  /** Plain data; dates and other scalars that are no number, boolean or null stay strings. */
  readonly value: unknown;
  /** How a scalar is written; `collection` for lists and mappings. */
  readonly style: 'plain' | 'quoted' | 'block' | 'collection' | 'empty';
}

export interface FrontmatterProblem {
  readonly code:
    | 'unterminated'
    | 'not-yaml'
    | 'not-a-mapping'
    | 'duplicate-key'
    | 'invalid'
    | 'merge-conflict';
  readonly message: string;
  readonly span: Span;
}

/** The block between the `---` lines at the start of a file. It is data only: no engine ever runs. */
export interface Frontmatter {
  /** From the first `---` to the end of the line of the second. */
  readonly span: Span;
  /** The lines between. */
  readonly content: Span;
  /** `yaml`, or what stands behind the dashes (`js`, `json`), or `toml` for `+++`. */
  readonly language: string;
  readonly fields: readonly Field[];
  readonly problems: readonly FrontmatterProblem[];
}

export interface Heading {
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  /** Without marks, as written otherwise. */
  readonly text: string;
  readonly span: Span;
  /** Of `text`. */
  readonly textSpan: Span;
}

export interface Cell {
  /** Trimmed, with `\|` as `|`. */
  readonly text: string;
  /** Of what is between the bars, blanks not included. */
  readonly span: Span;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** The line, without its end. */
  readonly span: Span;
}

/** A GFM table. Lines that do not begin with a bar are no rows for us, though GFM takes them: prose is glued on often. */
export interface Table {
  readonly header: Row;
  /** The line of dashes. */
  readonly delimiter: Span;
  readonly rows: readonly Row[];
  /** From the header to the end of the last row, its line end not included. */
  readonly span: Span;
}

export interface Link {
  /** As written, decoded neither from HTML nor from percent signs; without `<>` and title. */
  readonly target: string;
  readonly targetSpan: Span;
  readonly span: Span;
  readonly image: boolean;
}

/** One file of Markdown, read once. Everything but `text` is worked out when it is first asked for. */
export interface JournalDocument {
  readonly path: string;
  readonly text: string;
  readonly bom: boolean;
  /** The line end that most lines have. */
  readonly eol: '\n' | '\r\n';
  readonly frontmatter: Frontmatter | null;
  /** Where the body begins. */
  readonly body: number;
  /** Outside of fenced and indented code and HTML comments. */
  readonly headings: readonly Heading[];
  readonly tables: readonly Table[];
  /** Outside of code; reference links are resolved. */
  readonly links: readonly Link[];
  /** HTML comments outside of code. */
  readonly comments: readonly Span[];
  /** Blocks of HTML, and tags and comments within prose. */
  readonly html: readonly Span[];
  /** Fenced code blocks with their fences. */
  readonly fences: readonly Span[];
  /** Line and column from 1. */
  position(offset: number): { readonly line: number; readonly column: number };
  /** The field of the frontmatter, undefined where there is none. */
  field(key: string): Field | undefined;
}

/** Takes the place of `span`; several splices of a text do not overlap. */
export interface Splice extends Span {
  readonly text: string;
}
