import type { Span } from '../facts.ts';

/**
 * A text that came out of a file, and where each stretch of it stands there: a shell line in a block scalar of a
 * manifest in a document keeps the line and column that a reader sees.
 */
export interface Source {
  readonly text: string;
  /** Ascending pairs: from this offset of the text on, the file goes on at that offset. */
  readonly at: readonly number[];
  /** Offsets at which the lines of the file start. */
  readonly lines: readonly number[];
}

/** A stretch of a text (by offsets), or other characters that stand for what begins at `from`. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly text?: string;
}

/** A whole file. */
export function fileSource(text: string): Source {
  const lines = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.push(at + 1);
  return { text, at: [0, 0], lines };
}

/** Index of the last of every `step`-th number that is not above `value`. */
function below(sorted: readonly number[], value: number, step: number): number {
  let low = 0;
  let high = sorted.length / step - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle * step]! <= value) low = middle;
    else high = middle - 1;
  }
  return low * step;
}

/** Offset in the file of an offset of the text. */
export function offsetIn(source: Source, offset: number): number {
  if (source.at.length === 2) return source.at[1]! + offset - source.at[0]!;
  const segment = below(source.at, offset, 2);
  return source.at[segment + 1]! + offset - source.at[segment]!;
}

/** Line and column, both from 1, of an offset of the text. */
export function placeOf(source: Source, offset: number): { line: number; column: number } {
  const at = offsetIn(source, offset);
  const line = below(source.lines, at, 1);
  return { line: line + 1, column: at - source.lines[line]! + 1 };
}

/** Where a stretch of the text stands in the file. */
export function spanOf(source: Source, from: number, to: number): Span {
  const { line, column } = placeOf(source, from);
  return { line, column, endLine: to > from + 1 ? placeOf(source, to - 1).line : line };
}

/** The text between two offsets. */
export function slice(source: Source, from: number, to: number): Source {
  const text = source.text.slice(from, to);
  if (source.at.length === 2) return { text, at: [0, offsetIn(source, from)], lines: source.lines };
  return joined(source, [{ from, to }]);
}

/** Parts of a text, one after the other, as a text of their own. */
export function joined(source: Source, parts: readonly Part[]): Source {
  const at: number[] = [];
  let text = '';
  for (const part of parts) {
    const start = text.length;
    if (part.text !== undefined) {
      at.push(start, offsetIn(source, part.from));
      text += part.text;
      continue;
    }
    if (part.to <= part.from) continue;
    at.push(start, offsetIn(source, part.from));
    for (let next = below(source.at, part.from, 2) + 2; next < source.at.length; next += 2) {
      const breaks = source.at[next]!;
      if (breaks >= part.to) break;
      at.push(start + breaks - part.from, source.at[next + 1]!);
    }
    text += source.text.slice(part.from, part.to);
  }
  if (at.length === 0) at.push(0, offsetIn(source, parts[0]?.from ?? 0));
  return { text, at, lines: source.lines };
}

/** Texts of one file, one after the other. */
export function concatenated(sources: readonly Source[]): Source {
  if (sources.length === 1) return sources[0]!;
  const at: number[] = [];
  let text = '';
  for (const source of sources) {
    if (source.text === '') continue;
    for (let index = 0; index < source.at.length; index += 2)
      at.push(source.at[index]! + text.length, source.at[index + 1]!);
    text += source.text;
  }
  if (at.length === 0) return sources[0] ?? { text: '', at: [0, 0], lines: [0] };
  return { text, at, lines: sources[0]!.lines };
}

/** The words between white space. */
export function fieldsOf(source: Source): Source[] {
  const out: Source[] = [];
  for (const match of source.text.matchAll(/\S+/g))
    out.push(slice(source, match.index, match.index + match[0].length));
  return out;
}
