import { lineAt, lineStarts } from '../../model/lines.ts';
import { blocksOf } from './blocks.ts';
import { commentsOf } from './comments.ts';
import { definitionsOf } from './definitions.ts';
import type {
  Field,
  Frontmatter,
  Heading,
  JournalDocument,
  Link,
  Span,
  Table,
} from './document.ts';
import { frontmatterOf } from './frontmatter.ts';
import { headingsOf } from './headings.ts';
import { type Inlines, inlinesOf } from './inline.ts';
import type { Leaf } from './leaf.ts';
import { eolOf } from './lines.ts';
import { tablesOf } from './tables.ts';

/** A file of Markdown. Only what is asked for is worked out, and only once. */
export function parseDocument(path: string, text: string): JournalDocument {
  return new ReadDocument(path, text);
}

/** The blocks of a document in their order: nobody outside of this room looks at them. */
export function leavesOf(document: JournalDocument): readonly Leaf[] {
  if (document instanceof ReadDocument) return document.leaves;
  return blocksOf(document.text, document.body);
}

/** Remembers what was asked for. */
class ReadDocument implements JournalDocument {
  readonly path: string;
  readonly text: string;
  readonly bom: boolean;
  private madeEol: '\n' | '\r\n' | undefined;
  private madeFrontmatter: Frontmatter | null | undefined;
  private madeLeaves: readonly Leaf[] | undefined;
  private madeHeadings: readonly Heading[] | undefined;
  private madeTables: readonly Table[] | undefined;
  private madeInlines: Inlines | undefined;
  private madeHtml: readonly Span[] | undefined;
  private madeComments: readonly Span[] | undefined;
  private madeStarts: readonly number[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    this.bom = text.charCodeAt(0) === 0xfeff;
  }

  get eol(): '\n' | '\r\n' {
    this.madeEol ??= eolOf(this.text);
    return this.madeEol;
  }

  get frontmatter(): Frontmatter | null {
    if (this.madeFrontmatter === undefined)
      this.madeFrontmatter = frontmatterOf(this.text, this.bom ? 1 : 0);
    return this.madeFrontmatter;
  }

  /** Behind the frontmatter's last line; where it has no end, everything is body. */
  get body(): number {
    const { frontmatter, text } = this;
    if (!frontmatter || frontmatter.problems[0]?.code === 'unterminated') return this.bom ? 1 : 0;
    const newline = text.indexOf('\n', frontmatter.span.end);
    return newline < 0 ? text.length : newline + 1;
  }

  get leaves(): readonly Leaf[] {
    this.madeLeaves ??= blocksOf(this.text, this.body);
    return this.madeLeaves;
  }

  get headings(): readonly Heading[] {
    this.madeHeadings ??= headingsOf(this.text, this.leaves);
    return this.madeHeadings;
  }

  get tables(): readonly Table[] {
    this.madeTables ??= tablesOf(this.text, this.leaves);
    return this.madeTables;
  }

  private get inlines(): Inlines {
    const { text, leaves } = this;
    this.madeInlines ??= inlinesOf(text, leaves, definitionsOf(text, leaves));
    return this.madeInlines;
  }

  get links(): readonly Link[] {
    return this.inlines.links;
  }

  get html(): readonly Span[] {
    this.madeHtml ??= htmlOf(this.leaves, this.inlines.html);
    return this.madeHtml;
  }

  get comments(): readonly Span[] {
    this.madeComments ??= this.text.includes('<!--') ? commentsOf(this.text, this.html) : [];
    return this.madeComments;
  }

  get fences(): readonly Span[] {
    return spansOf(this.leaves, 'fence');
  }

  position(offset: number): { readonly line: number; readonly column: number } {
    this.madeStarts ??= lineStarts(this.text);
    const line = lineAt(this.madeStarts, offset);
    return { line: line + 1, column: offset - this.madeStarts[line]! + 1 };
  }

  field(key: string): Field | undefined {
    return this.frontmatter?.fields.find((field) => field.key === key);
  }
}

const spansOf = (leaves: readonly Leaf[], kind: Leaf['kind']) =>
  leaves.filter((leaf) => leaf.kind === kind).map(({ start, end }) => ({ start, end }));

const htmlOf = (leaves: readonly Leaf[], inline: readonly Span[]) =>
  [...spansOf(leaves, 'html'), ...inline].sort((a, b) => a.start - b.start);
