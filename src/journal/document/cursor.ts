import type { Line } from './starts.ts';

/** How far a line is read: its mark stands behind the containers that were taken, and behind blanks. */
export class Cursor implements Line {
  readonly text: string;
  mark = 0;
  end = 0;
  /** Columns of the mark and of where the innermost container's content begins: tabs make them more than offsets. */
  private column = 0;
  private base = 0;

  constructor(text: string) {
    this.text = text;
  }

  begin(start: number, end: number): void {
    this.end = end;
    this.base = 0;
    this.column = 0;
    this.skipBlanks(start);
  }

  /** Columns between the innermost container and the mark. */
  get indent(): number {
    return this.column - this.base;
  }

  get blank(): boolean {
    return this.mark === this.end;
  }

  /** The character at the mark. */
  get code(): number {
    return this.text.charCodeAt(this.mark);
  }

  /** Counts some of the indentation to a container. */
  takeIndent(columns: number): void {
    this.base += columns;
  }

  /** Takes a mark of `width` characters and the blanks behind it. */
  takeMark(width: number): void {
    this.column += width;
    this.base = this.column;
    this.skipBlanks(this.mark + width);
  }

  /** Takes the mark of a quote, to which one blank belongs. */
  takeQuote(): void {
    this.takeMark(1);
    if (this.indent > 0) this.base++;
  }

  /** Takes what is left of the indentation. */
  takeAll(): void {
    this.base = this.column;
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
}
