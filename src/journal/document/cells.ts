import type { Cell, Row, Span } from './document.ts';

const bar = 124;
const backslash = 92;
const isBlank = (code: number) => code === 32 || code === 9;

/** Offsets of the bars between `start` and `end` that part cells: a backslash before one makes it text. */
function barsOf(text: string, start: number, end: number): number[] {
  const bars: number[] = [];
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === bar) bars.push(at);
    if (code !== backslash) continue;
    const next = text.charCodeAt(at + 1);
    if (next === backslash || next === bar) at++;
  }
  return bars;
}

/** The cells of a line of a table; bars at its ends are optional. `end` is the end of the line's text, blanks cut off. */
export function rowOf(text: string, start: number, end: number): Row {
  return {
    cells: cellSpans(text, start, end).map((span) => cellOf(text, span)),
    span: { start, end },
  };
}

function cellOf(text: string, span: Span): Cell {
  const written = text.slice(span.start, span.end);
  return { text: written.includes('\\') ? written.replaceAll('\\|', '|') : written, span };
}

/** Where the texts of a row's cells are. */
export function cellSpans(text: string, start: number, end: number): readonly Span[] {
  const bars = barsOf(text, start, end);
  const spans: Span[] = [];
  let from = start;
  for (const bar of bars) {
    if (bar > start) spans.push(trimmed(text, from, bar));
    from = bar + 1;
  }
  if (text.slice(from, end).trim() !== '') spans.push(trimmed(text, from, end));
  return spans;
}

function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  // An empty cell stands behind its first blank, where its text would be written.
  if (from === to) from = to = start < end ? start + 1 : start;
  return { start: from, end: to };
}

/** How many cells a row has, without making them. */
export function cellCount(text: string, start: number, end: number): number {
  const bars = barsOf(text, start, end);
  if (bars.length === 0) return 1;
  const first = bars[0] === start ? 0 : 1;
  const last = bars.at(-1) === end - 1 ? 0 : 1;
  return bars.length - 1 + first + last;
}

const delimiter = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

/** Cells of a delimiter row such as `| --- | :-: |`; 0 for a line that is none. */
export function delimiterCells(text: string, start: number, end: number): number {
  const line = text.slice(start, end);
  if (!delimiter.test(line) || !/[|:]/.test(line)) return 0;
  return cellCount(text, start, end);
}
