import { blocksOf } from './blocks.ts';
import { rowOf } from './cells.ts';
import { commentsOf } from './comments.ts';
import { definitionsOf } from './definitions.ts';
import type { JournalDocument, Table } from './document.ts';
import { frontmatterOf } from './frontmatter.ts';
import { headingsOf } from './headings.ts';
import { inlinesOf } from './inline.ts';
import type { Leaf } from './leaf.ts';
import { eolOf, lineAt, lineStarts } from './lines.ts';

/** The blocks of documents: nobody outside of this room looks at them. */
const blocks = new WeakMap<JournalDocument, () => readonly Leaf[]>();

/** The blocks of a document in their order. */
export function leavesOf(document: JournalDocument): readonly Leaf[] {
  return blocks.get(document)?.() ?? blocksOf(document.text, document.body);
}

/** A file of Markdown. Only what is asked for is worked out, and only once. */
export function parseDocument(path: string, text: string): JournalDocument {
  const bom = text.charCodeAt(0) === 0xfeff;
  const eol = once(() => eolOf(text));
  const frontmatter = once(() => frontmatterOf(text, bom ? 1 : 0));
  const body = once(() => bodyOf(text, bom ? 1 : 0, frontmatter()));
  const leaves = once(() => blocksOf(text, body()));
  const headings = once(() => headingsOf(text, leaves()));
  const tables = once(() => tablesOf(text, leaves()));
  const inlines = once(() => inlinesOf(text, leaves(), definitionsOf(text, leaves())));
  const html = once(() => htmlOf(leaves(), inlines().html));
  const comments = once(() => (text.includes('<!--') ? commentsOf(text, html()) : []));
  const fences = once(() => spansOf(leaves(), 'fence'));
  const starts = once(() => lineStarts(text));
  const document: JournalDocument = {
    path,
    text,
    bom,
    get eol() {
      return eol();
    },
    get frontmatter() {
      return frontmatter();
    },
    get body() {
      return body();
    },
    get headings() {
      return headings();
    },
    get tables() {
      return tables();
    },
    get links() {
      return inlines().links;
    },
    get html() {
      return html();
    },
    get comments() {
      return comments();
    },
    get fences() {
      return fences();
    },
    position(offset) {
      const line = lineAt(starts(), offset);
      return { line: line + 1, column: offset - starts()[line]! + 1 };
    },
    field: (key) => frontmatter()?.fields.find((field) => field.key === key),
  };
  blocks.set(document, leaves);
  return document;
}

function once<T>(work: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: work() };
    return made.value;
  };
}

/** Behind the frontmatter's last line; where it has no end, everything is body. */
function bodyOf(text: string, start: number, frontmatter: JournalDocument['frontmatter']): number {
  if (!frontmatter || frontmatter.problems.some(({ code }) => code === 'unterminated'))
    return start;
  const newline = text.indexOf('\n', frontmatter.span.end);
  return newline < 0 ? text.length : newline + 1;
}

const spansOf = (leaves: readonly Leaf[], kind: Leaf['kind']) =>
  leaves.filter((leaf) => leaf.kind === kind).map(({ start, end }) => ({ start, end }));

const htmlOf = (leaves: readonly Leaf[], inline: JournalDocument['html']) =>
  [...spansOf(leaves, 'html'), ...inline].sort((a, b) => a.start - b.start);

function tablesOf(text: string, leaves: readonly Leaf[]): readonly Table[] {
  const tables: Table[] = [];
  for (const { kind, lines, start, end } of leaves) {
    if (kind !== 'table') continue;
    const rows = [];
    for (let line = 4; line < lines.length; line += 2)
      rows.push(rowOf(text, lines[line]!, lines[line + 1]!));
    const header = rowOf(text, lines[0]!, lines[1]!);
    const delimiter = { start: lines[2]!, end: lines[3]! };
    tables.push({ header, delimiter, rows, span: { start, end } });
  }
  return tables;
}
