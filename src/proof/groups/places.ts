import type { Edit, Span } from '../../model/finding.ts';

/** Turns byte offsets of a text, as rustc counts, into offsets as JavaScript counts. */
export function byteOffsets(text: string): (byte: number) => number {
  // Without anything but ASCII both are the same.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return (byte) => Math.min(byte, text.length);
  const bytes = Buffer.from(text, 'utf8');
  return (byte) => bytes.toString('utf8', 0, Math.min(byte, bytes.length)).length;
}

/**
 * Where a range of the text after some edits came from: the range of the text before them. An end inside of what an edit
 * wrote becomes that edit's end on its side.
 */
export function beforeEdits(edits: readonly Edit[], [start, end]: Span): Span {
  return [back(edits, start, 'start'), back(edits, end, 'end')];
}

function back(edits: readonly Edit[], offset: number, side: 'start' | 'end'): number {
  let grown = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const from = edit.start + grown;
    const to = from + edit.text.length;
    if (offset < from || (offset === from && (side === 'end' || edit.text === ''))) break;
    if (offset < to || (offset === to && side === 'end'))
      return side === 'start' ? edit.start : edit.end;
    grown += edit.text.length - (edit.end - edit.start);
  }
  return offset - grown;
}

/** True when two ranges share a place; an empty one counts where it touches. */
export function touches(a: Span, b: Span): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}

/** True when the first lies in the second. */
export function isWithin(inner: Span, outer: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}
