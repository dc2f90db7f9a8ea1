import { cellCount, delimiterCells } from './cells.ts';
import { definitionsEnd } from './definitions.ts';
import { skipSpace } from './destination.ts';
import { type Leaf, newLeaf } from './leaf.ts';

const rule = /(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\r?$/my;
const bullet = /[-+*](?=[ \t\r\n]|$)/my;
const ordered = /\d{1,9}[.)](?=[ \t\r\n]|$)/my;
const atx = /#{1,6}(?=[ \t\r\n]|$)/my;
const underline = /(?:=+|-+)[ \t]*\r?$/my;

/** A line from its first character that is no indentation to its end. */
export interface Line {
  readonly text: string;
  readonly mark: number;
  readonly end: number;
}

/** How many characters from the mark on the pattern takes; 0 for none. */
function width(pattern: RegExp, { text, mark }: Line): number {
  pattern.lastIndex = mark;
  return pattern.test(text) ? pattern.lastIndex - mark : 0;
}

/** End of the line without its blanks. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) <= 32) at--;
  return at;
}

/** A leaf other than prose and HTML that begins with the line. */
export function leafAt(line: Line): Leaf | undefined {
  const { text, mark, end } = line;
  const code = text.charCodeAt(mark);
  if (code === 35) {
    const depth = width(atx, line);
    return depth === 0 ? undefined : newLeaf('atx', mark, trimmedEnd(text, mark, end), depth);
  }
  if (code === 96 || code === 126) return fenceAt(line, code);
  if ((code === 42 || code === 45 || code === 95) && width(rule, line) > 0)
    return newLeaf('rule', mark, end);
  return undefined;
}

function fenceAt({ text, mark, end }: Line, code: number): Leaf | undefined {
  let at = mark;
  while (at < end && text.charCodeAt(at) === code) at++;
  const depth = at - mark;
  if (depth < 3) return undefined;
  // Three backticks and more of them in the line are code within prose.
  if (code === 96 && text.slice(at, end).includes('`')) return undefined;
  const fence = newLeaf('fence', mark, end, depth);
  fence.closed = false;
  return fence;
}

/** Whether the line ends the fence. */
export function endsFence(fence: Leaf, { text, mark, end }: Line): boolean {
  const character = text.charCodeAt(fence.start);
  let at = mark;
  while (at < end && text.charCodeAt(at) === character) at++;
  return at - mark >= fence.depth && trimmedEnd(text, at, end) === at;
}

/** Width of the mark of a list item; 0 where none begins. Not every item may interrupt a paragraph. */
export function itemWidth(line: Line, interrupts: boolean): number {
  const { text, mark, end } = line;
  const code = text.charCodeAt(mark);
  const digit = code >= 48 && code <= 57;
  if (!digit && code !== 45 && code !== 42 && code !== 43) return 0;
  const taken = width(digit ? ordered : bullet, line);
  if (taken === 0 || !interrupts) return taken;
  const empty = trimmedEnd(text, mark + taken, end) === mark + taken;
  const first = !digit || (taken === 2 && code === 49);
  return empty || !first ? 0 : taken;
}

const footnote = /\[\^(?:[^\s[\]\\]|\\.)+\]:/my;

/** Width of the `[^label]:` that begins a footnote; 0 for none. */
export function footnoteWidth(line: Line): number {
  return line.text.charCodeAt(line.mark) === 91 ? width(footnote, line) : 0;
}

/** The heading that the line makes of the paragraph above it. */
export function setextAt(paragraph: Leaf, line: Line): Leaf | undefined {
  const code = line.text.charCodeAt(line.mark);
  if ((code !== 61 && code !== 45) || width(underline, line) === 0) return undefined;
  const end = trimmedEnd(line.text, line.mark, line.end);
  const textEnd = trimmedEnd(line.text, paragraph.start, paragraph.end);
  const start = skipSpace(line.text, definitionsEnd(line.text, paragraph), paragraph.end);
  if (start >= textEnd) return undefined;
  const heading = newLeaf('setext', start, end, code === 61 ? 1 : 2);
  heading.textEnd = textEnd;
  return heading;
}

/** The table that begins with `header`, when the line below it is a row of as many dashes. */
export function tableAt(header: { start: number; end: number }, line: Line): Leaf | undefined {
  const { text, mark } = line;
  const first = text.charCodeAt(mark);
  if (first !== 124 && first !== 45 && first !== 58) return undefined;
  const end = trimmedEnd(text, mark, line.end);
  const cells = delimiterCells(text, mark, end);
  const headerEnd = trimmedEnd(text, header.start, header.end);
  if (cells === 0 || cellCount(text, header.start, headerEnd) !== cells) return undefined;
  const table = newLeaf('table', header.start, end);
  table.lines = [header.start, headerEnd, mark, end];
  return table;
}

/** Whether the line is a row of the open table. Prose glued below a table is none for us. */
export function isRow(table: Leaf, { text, mark, end }: Line): boolean {
  if (text.charCodeAt(mark) === 124) return true;
  if (text.charCodeAt(table.start) === 124) return false;
  return cellCount(text, mark, trimmedEnd(text, mark, end)) > 1;
}
