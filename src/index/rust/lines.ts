import { lineAt, lineStarts } from '../../model/lines.ts';

export interface LineIndex {
  /** 1-based line of an offset in UTF-16 code units. */
  line(offset: number): number;
  /** 1-based column of an offset, in UTF-16 code units. */
  column(offset: number): number;
  /** Text of a 1-based line without its end. */
  text(line: number): string;
}

/** Line numbers of offsets in a text; lines end at `\n`, a `\r` before it is not part of the line. */
export function lineIndex(text: string): LineIndex {
  const starts = lineStarts(text);
  const find = (offset: number): number => lineAt(starts, offset);
  return {
    line: (offset) => find(offset) + 1,
    column: (offset) => offset - starts[find(offset)]! + 1,
    text: (line) =>
      text
        .slice(starts[line - 1] ?? text.length, starts[line] ?? text.length)
        .replace(/\r?\n$/, ''),
  };
}
