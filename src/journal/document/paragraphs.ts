import { definitionsEnd } from './definitions.ts';
import type { JournalDocument, Span } from './document.ts';
import { lineEnd } from './lines.ts';
import { leavesOf } from './parse.ts';

/** A paragraph of prose and the lines it is written in. */
export interface Paragraph {
  readonly span: Span;
  /** Each without its indentation and the marks of quotes. */
  readonly lines: readonly Span[];
}

/** The paragraphs outside of code, HTML, headings and tables; what defines links is none. */
export function paragraphsOf(document: JournalDocument): readonly Paragraph[] {
  const { text } = document;
  const paragraphs: Paragraph[] = [];
  for (const leaf of leavesOf(document)) {
    if (leaf.kind !== 'paragraph') continue;
    const start = definitionsEnd(text, leaf);
    if (start >= leaf.end) continue;
    const lines = linesIn(text, start, leaf.end);
    paragraphs.push({ span: { start, end: lines.at(-1)?.end ?? leaf.end }, lines });
  }
  return paragraphs;
}

function linesIn(text: string, from: number, limit: number): readonly Span[] {
  const lines: Span[] = [];
  for (let at = from; at < limit; ) {
    const end = Math.min(lineEnd(text, at), limit);
    let start = at;
    while (start < end && ' \t>'.includes(text.charAt(start))) start++;
    let stop = end;
    while (stop > start && ' \t'.includes(text.charAt(stop - 1))) stop--;
    lines.push({ start, end: stop });
    const newline = text.indexOf('\n', end);
    at = newline < 0 ? limit : newline + 1;
  }
  return lines;
}
