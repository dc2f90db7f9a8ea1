import { htmlBlockEnd } from './html.ts';
import { type Leaf, newLeaf } from './leaf.ts';
import {
  endsFence,
  footnoteWidth,
  isRow,
  itemWidth,
  type Line,
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
class Scanner implements Line {
  readonly text: string;
  /** First character of the line that is no indentation and no mark of a container. */
  mark = 0;
  end = 0;
  private readonly leaves: Leaf[] = [];
  private open: Leaf | null = null;
  private htmlEnd: RegExp | 'blank' = 'blank';
  /** Of each open container: `quote`, or how many columns the content of a list item is indented. */
  private readonly containers: number[] = [];
  /** The last line of an open paragraph may turn out to be the header of a table. */
  private lastLine = { start: 0, end: 0, before: 0 };
  /** The innermost list item has had no content yet. */
  private fresh = false;
  /** Columns of the mark and of where the innermost container's content begins. */
  private column = 0;
  private base = 0;

  constructor(text: string) {
    this.text = text;
  }

  finish(): readonly Leaf[] {
    return this.leaves;
  }

  line(start: number, end: number): void {
    if (this.containers.length === 0 && this.plain(start, end)) return;
    this.end = end;
    this.base = 0;
    this.column = 0;
    this.skipBlanks(start);
    const matched = this.matchContainers();
    if (matched === this.containers.length && this.goesOn()) return;
    this.fresh &&= this.mark === end && matched === this.containers.length;
    if (this.mark < end) return this.begin(matched);
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

  private get indent(): number {
    return this.column - this.base;
  }

  private skipBlanks(from: number): void {
    let at = from;
    for (; at < this.end; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 32) this.column++;
      else if (code === 9) this.column += 4 - (this.column % 4);
      else break;
    }
    this.mark = at;
  }

  /** Takes a mark of `width` characters and the blanks behind it. */
  private takeMark(width: number): void {
    this.column += width;
    this.base = this.column;
    this.skipBlanks(this.mark + width);
  }

  private takeQuote(): void {
    this.takeMark(1);
    if (this.indent > 0) this.base++;
  }

  /** How many of the open containers the line goes on with. */
  private matchContainers(): number {
    for (let index = 0; index < this.containers.length; index++) {
      const container = this.containers[index]!;
      const blank = this.mark === this.end;
      if (container === quote) {
        if (blank || this.indent > 3 || this.text.charCodeAt(this.mark) !== 62) return index;
        this.takeQuote();
      } else if (blank) {
        if (this.fresh && index === this.containers.length - 1) return index;
      } else if (this.indent >= container) this.base += container;
      else return index;
    }
    return this.containers.length;
  }

  /** Whether the line belongs to an open fence, to HTML or to indented code. */
  private goesOn(): boolean {
    const { open } = this;
    const blank = this.mark === this.end;
    if (open?.kind === 'fence') {
      open.end = this.end;
      open.closed = this.indent < 4 && endsFence(open, this);
      if (open.closed) this.close();
      return true;
    }
    if (open?.kind === 'html') {
      if (this.htmlEnd === 'blank' && blank) return false;
      open.end = this.end;
      this.endHtml(open, this.mark);
      return true;
    }
    if (open?.kind !== 'code' || (!blank && this.indent < 4)) return false;
    if (!blank) open.end = this.end;
    return true;
  }

  private endHtml(open: Leaf, from: number): void {
    if (this.htmlEnd === 'blank' || !this.htmlEnd.test(this.text.slice(from, this.end))) return;
    open.closed = true;
    this.close();
  }

  /** What begins in a line of which the first `matched` containers go on. */
  private begin(matched: number): void {
    const all = matched === this.containers.length;
    let inParagraph = this.open?.kind === 'paragraph';
    for (;;) {
      if (this.mark === this.end) return;
      if (this.indent > 3) break;
      if (inParagraph && all && this.turnsParagraph()) return;
      if (this.text.charCodeAt(this.mark) === 62) {
        this.enter(matched, quote);
        this.takeQuote();
      } else {
        if (this.beginLeaf(matched, inParagraph)) return;
        const width = itemWidth(this, inParagraph && all);
        const note = width > 0 ? 0 : footnoteWidth(this);
        if (note > 0) this.beginFootnote(matched, note);
        else if (width > 0) this.beginItem(matched, width);
        else break;
      }
      inParagraph = false;
      matched = this.containers.length;
    }
    if (inParagraph && !all) {
      // A lazy line: the paragraph goes on though its list or quote does not.
      this.prose(this.mark, this.end);
      return;
    }
    this.leave(matched);
    this.content(inParagraph);
  }

  private content(inParagraph: boolean): void {
    const { open } = this;
    if (this.indent > 3 && !inParagraph) {
      this.put(newLeaf('code', this.mark, this.end));
      return;
    }
    if (open?.kind !== 'table') return this.prose(this.mark, this.end);
    const end = trimmedEnd(this.text, this.mark, this.end);
    if (isRow(open, this)) {
      open.end = end;
      open.lines.push(this.mark, end);
    } else this.leaves.push(newLeaf('glued', this.mark, end));
  }

  private enter(matched: number, container: number): void {
    this.leave(matched);
    this.close();
    this.containers.push(container);
  }

  private beginItem(matched: number, width: number): void {
    const before = this.indent;
    this.enter(matched, 0);
    this.takeMark(width);
    this.fresh = this.mark === this.end;
    const blanks = this.fresh || this.indent > 4 ? 1 : this.indent;
    this.base += blanks;
    this.containers[this.containers.length - 1] = before + width + blanks;
  }

  /** What is indented by four belongs to a footnote as to an item of a list. */
  private beginFootnote(matched: number, width: number): void {
    this.enter(matched, 4);
    this.takeMark(width);
    this.base = this.column;
    this.fresh = false;
  }

  private beginLeaf(matched: number, inParagraph: boolean): boolean {
    const code = this.text.charCodeAt(this.mark);
    // No leaf but prose begins with a letter or a bar.
    if (code > 96 && code < 126 && code !== 96) return false;
    if (code === 60) return this.beginHtml(matched, inParagraph);
    const leaf = leafAt(this);
    if (!leaf) return false;
    this.leave(matched);
    this.put(leaf);
    if (leaf.kind !== 'fence') this.close();
    return true;
  }

  private beginHtml(matched: number, inParagraph: boolean): boolean {
    const ending = htmlBlockEnd(this.text, this.mark, this.end, inParagraph);
    if (ending === undefined) return false;
    this.leave(matched);
    const html = newLeaf('html', this.mark, this.end);
    html.closed = ending === 'blank';
    this.put(html);
    this.htmlEnd = ending;
    this.endHtml(html, this.mark + 2);
    return true;
  }

  /** The line makes the paragraph above it a heading, or its last line the header of a table. */
  private turnsParagraph(): boolean {
    const paragraph = this.open!;
    const table = tableAt(this.lastLine, this);
    const leaf = table ?? setextAt(paragraph, this);
    if (!leaf) return false;
    if (leaf.start > paragraph.start) paragraph.end = table ? this.lastLine.before : leaf.start;
    else this.leaves.pop();
    this.put(leaf);
    if (!table) this.close();
    return true;
  }
}
