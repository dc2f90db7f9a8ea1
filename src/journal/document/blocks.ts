import { Cursor } from './cursor.ts';
import { htmlBlockEnd } from './html.ts';
import { type Leaf, newLeaf } from './leaf.ts';
import {
  endsFence,
  footnoteWidth,
  isRow,
  itemWidth,
  leafAt,
  setextAt,
  tableAt,
  trimmedEnd,
} from './starts.ts';

const quote = -1;

/** The leaves of a text's block structure, in order, as CommonMark with GFM's tables has them. */
export function blocksOf(text: string, from: number): readonly Leaf[] {
  const scanner = new Scanner(text);
  let at = from;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    scanner.line(at, end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
    at = end + 1;
  }
  return scanner.finish();
}

/** Reads line by line; holds the lists and quotes that are open, and the leaf that the next line may go on with. */
class Scanner {
  private readonly text: string;
  private readonly cursor: Cursor;
  private readonly leaves: Leaf[] = [];
  private open: Leaf | null = null;
  private htmlEnd: RegExp | 'blank' = 'blank';
  /** Of each open container: `quote`, or how many columns the content of a list item is indented. */
  private readonly containers: number[] = [];
  /** The last line of an open paragraph may turn out to be the header of a table. */
  private lastLine = { start: 0, end: 0, before: 0 };
  /** The innermost list item has had no content yet. */
  private fresh = false;

  constructor(text: string) {
    this.text = text;
    this.cursor = new Cursor(text);
  }

  finish(): readonly Leaf[] {
    return this.leaves;
  }

  line(start: number, end: number): void {
    if (this.containers.length === 0 && this.plain(start, end)) return;
    this.cursor.begin(start, end);
    const matched = this.matchContainers();
    if (matched === this.containers.length && this.goesOn()) return;
    this.fresh &&= this.cursor.blank && matched === this.containers.length;
    if (!this.cursor.blank) return this.begin(matched);
    this.close();
    this.containers.length = matched;
  }

  /** A line of prose outside of lists and quotes: by far the most lines are such. */
  private plain(start: number, end: number): boolean {
    const first = this.text.charCodeAt(start) | 32;
    if (first < 97 || first > 122) return false;
    const kind = this.open?.kind;
    if (kind === 'fence' || kind === 'html' || kind === 'code' || kind === 'table') return false;
    this.prose(start, end);
    return true;
  }

  private prose(start: number, end: number): void {
    const { open } = this;
    this.lastLine.before = open?.end ?? start;
    this.lastLine.start = start;
    this.lastLine.end = end;
    if (open?.kind === 'paragraph') open.end = end;
    else this.put(newLeaf('paragraph', start, end));
  }

  private put(leaf: Leaf): void {
    leaf.nested = this.containers.length > 0;
    this.leaves.push(leaf);
    this.open = leaf;
  }

  private close(): void {
    this.open = null;
  }

  /** Closes the containers that the line does not go on with, and what stands in them. */
  private leave(depth: number): void {
    if (this.containers.length === depth) return;
    this.close();
    this.containers.length = depth;
  }

  /** How many of the open containers the line goes on with. */
  private matchContainers(): number {
    for (let index = 0; index < this.containers.length; index++) {
      const container = this.containers[index]!;
      const blank = this.cursor.blank;
      if (container === quote) {
        if (blank || this.cursor.indent > 3 || this.cursor.code !== 62) return index;
        this.cursor.takeQuote();
      } else if (blank) {
        if (this.fresh && index === this.containers.length - 1) return index;
      } else if (this.cursor.indent >= container) this.cursor.takeIndent(container);
      else return index;
    }
    return this.containers.length;
  }

  /** Whether the line belongs to an open fence, to HTML or to indented code. */
  private goesOn(): boolean {
    const { open } = this;
    const blank = this.cursor.blank;
    if (open?.kind === 'fence') {
      open.end = this.cursor.end;
      open.closed = this.cursor.indent < 4 && endsFence(open, this.cursor);
      if (open.closed) this.close();
      return true;
    }
    if (open?.kind === 'html') {
      if (this.htmlEnd === 'blank' && blank) return false;
      open.end = this.cursor.end;
      this.endHtml(open, this.cursor.mark);
      return true;
    }
    if (open?.kind !== 'code' || (!blank && this.cursor.indent < 4)) return false;
    if (!blank) open.end = this.cursor.end;
    return true;
  }

  private endHtml(open: Leaf, from: number): void {
    if (this.htmlEnd === 'blank' || !this.htmlEnd.test(this.text.slice(from, this.cursor.end)))
      return;
    open.closed = true;
    this.close();
  }

  /** What begins in a line of which the first `matched` containers go on. */
  private begin(matched: number): void {
    const all = matched === this.containers.length;
    let inParagraph = this.open?.kind === 'paragraph';
    for (;;) {
      if (this.cursor.blank) return;
      if (this.cursor.indent > 3) break;
      if (inParagraph && all && this.turnsParagraph()) return;
      if (this.cursor.code === 62) {
        this.enter(matched, quote);
        this.cursor.takeQuote();
      } else {
        if (this.beginLeaf(matched, inParagraph)) return;
        const width = itemWidth(this.cursor, inParagraph && all);
        const note = width > 0 ? 0 : footnoteWidth(this.cursor);
        if (note > 0) this.beginFootnote(matched, note);
        else if (width > 0) this.beginItem(matched, width);
        else break;
      }
      inParagraph = false;
      matched = this.containers.length;
    }
    if (inParagraph && !all) {
      // A lazy line: the paragraph goes on though its list or quote does not.
      this.prose(this.cursor.mark, this.cursor.end);
      return;
    }
    this.leave(matched);
    this.content(inParagraph);
  }

  private content(inParagraph: boolean): void {
    const { open } = this;
    if (this.cursor.indent > 3 && !inParagraph) {
      this.put(newLeaf('code', this.cursor.mark, this.cursor.end));
      return;
    }
    if (open?.kind !== 'table') return this.prose(this.cursor.mark, this.cursor.end);
    const end = trimmedEnd(this.text, this.cursor.mark, this.cursor.end);
    if (isRow(open, this.cursor)) {
      open.end = end;
      open.lines.push(this.cursor.mark, end);
    } else this.leaves.push(newLeaf('glued', this.cursor.mark, end));
  }

  private enter(matched: number, container: number): void {
    this.leave(matched);
    this.close();
    this.containers.push(container);
  }

  private beginItem(matched: number, width: number): void {
    const before = this.cursor.indent;
    this.enter(matched, 0);
    this.cursor.takeMark(width);
    this.fresh = this.cursor.blank;
    const blanks = this.fresh || this.cursor.indent > 4 ? 1 : this.cursor.indent;
    this.cursor.takeIndent(blanks);
    this.containers[this.containers.length - 1] = before + width + blanks;
  }

  /** What is indented by four belongs to a footnote as to an item of a list. */
  private beginFootnote(matched: number, width: number): void {
    this.enter(matched, 4);
    this.cursor.takeMark(width);
    this.cursor.takeAll();
    this.fresh = false;
  }

  private beginLeaf(matched: number, inParagraph: boolean): boolean {
    const code = this.cursor.code;
    // No leaf but prose begins with a letter or a bar.
    if (code > 96 && code < 126 && code !== 96) return false;
    if (code === 60) return this.beginHtml(matched, inParagraph);
    const leaf = leafAt(this.cursor);
    if (!leaf) return false;
    this.leave(matched);
    this.put(leaf);
    if (leaf.kind !== 'fence') this.close();
    return true;
  }

  private beginHtml(matched: number, inParagraph: boolean): boolean {
    const ending = htmlBlockEnd(this.text, this.cursor.mark, this.cursor.end, inParagraph);
    if (ending === undefined) return false;
    this.leave(matched);
    const html = newLeaf('html', this.cursor.mark, this.cursor.end);
    html.closed = ending === 'blank';
    this.put(html);
    this.htmlEnd = ending;
    this.endHtml(html, this.cursor.mark + 2);
    return true;
  }

  /** The line makes the paragraph above it a heading, or its last line the header of a table. */
  private turnsParagraph(): boolean {
    const paragraph = this.open!;
    const table = tableAt(this.lastLine, this.cursor);
    const leaf = table ?? setextAt(paragraph, this.cursor);
    if (!leaf) return false;
    if (leaf.start > paragraph.start) paragraph.end = table ? this.lastLine.before : leaf.start;
    else this.leaves.pop();
    this.put(leaf);
    if (!table) this.close();
    return true;
  }
}
