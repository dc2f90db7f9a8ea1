import type { JournalDocument, Span } from '../document/index.ts';
import { proseLines, spanFinder } from './lines.ts';

/** Lines that are no text of a paragraph: headings, tables, quotes, HTML, definitions, rules, underlines. */
const noText = /^(?:#{1,6}(?:\s|$)|[|>]|<[/!a-z]|\[[^\]\n]{1,200}\]:|(?:[-*_=] {0,3}){2,}$)/i;
const item = /^(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const hardBreak = /(?: {2}|\\|<br ?\/?>)$/i;
/** Lines that are broken shorter than this are meant to be lines. */
const shortest = 50;
const codeIndent = 4;

interface Line extends Span {
  readonly what: 'text' | 'item' | 'other';
}

/** Where a paragraph or item goes on on a second line: the two lines, once per paragraph. */
export function* wrappedParagraphs(document: JournalDocument): Generator<Span> {
  let before: Line | null = null;
  let isReported = false;
  for (const line of textLines(document)) {
    const goesOn = line.what === 'text' && before !== null && before.what !== 'other';
    if (!goesOn) isReported = false;
    else if (!isReported && isBroken(document.text, before!)) {
      isReported = true;
      yield { start: before!.start, end: line.end };
    }
    before = line;
  }
}

function isBroken(text: string, { start, end }: Span): boolean {
  return end - start >= shortest && !hardBreak.test(text.slice(Math.max(start, end - 6), end));
}

function* textLines(document: JournalDocument): Generator<Line> {
  const { text, body, tables } = document;
  const tableAt = spanFinder(tables.map(({ span }) => span));
  let inList = false;
  let isAfterBlank = true;
  for (const { start, end } of proseLines(document, body, text.length)) {
    let from = start;
    while (from < end && (text[from] === ' ' || text[from] === '\t')) from++;
    const isBlank = from === end;
    const head = text.slice(from, Math.min(end, from + 210));
    const indent = text.slice(start, from).includes('\t') ? codeIndent : from - start;
    if (item.test(head)) inList = true;
    else if (indent === 0 && isAfterBlank && !isBlank) inList = false;
    const isCode = indent >= codeIndent && !inList;
    const isOther = isBlank || isCode || noText.test(head) || tableAt(start) !== null;
    yield { start, end, what: isOther ? 'other' : item.test(head) ? 'item' : 'text' };
    isAfterBlank = isBlank;
  }
}
