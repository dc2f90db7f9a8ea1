import type { Edit } from '../../model/finding.ts';
import { editText } from '../../source/index.ts';

/** A text after edits, and the way back to the text before. */
export interface EditedText {
  readonly text: string;
  /**
   * The place before the edits, in UTF-16 units, of a place after them in UTF-8 bytes, as rustc counts. What lies in an
   * inserted text is at the start of its edit; what lies where text was deleted is at the deletion's start (`end`: at its
   * end).
   */
  readonly toBefore: (byte: number, side: 'start' | 'end') => number;
  /** The place after the edits, in UTF-16 units, of a place before them. */
  readonly toAfter: (offset: number) => number;
}

/** Carries the edits out and keeps the map of offsets; the edits must not overlap. */
export function editedText(before: string, edits: readonly Edit[]): EditedText {
  const text = editText(before, edits);
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const units = unitsOfBytes(text);
  return {
    text,
    toBefore: (byte, side) => {
      const at = units(byte);
      let shift = 0;
      let answer: number | undefined;
      for (const edit of sorted) {
        const start = edit.start + shift;
        const end = start + edit.text.length;
        if (at < start) break;
        if (at < end || (at === start && side === 'start' && edit.text.length > 0)) {
          answer = edit.start;
          break;
        }
        // Right behind a deletion: an end stays before it, a start goes behind it.
        if (at === end && side === 'end') {
          answer = edit.text.length > 0 ? edit.end : edit.start;
          break;
        }
        shift += edit.text.length - (edit.end - edit.start);
      }
      return answer ?? Math.min(at - shift, before.length);
    },
    toAfter: (offset) => {
      let shift = 0;
      for (const edit of sorted) {
        if (edit.start >= offset) break;
        shift += edit.text.length - (Math.min(edit.end, offset) - edit.start);
      }
      return offset + shift;
    },
  };
}

/** UTF-16 offsets of UTF-8 offsets; a line table keeps it cheap for long files. */
function unitsOfBytes(text: string): (byte: number) => number {
  if (Buffer.byteLength(text) === text.length) return (byte) => clamp(byte, text.length);
  const step = 256;
  const bytesAt: number[] = [0];
  let bytes = 0;
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) ?? 0;
    bytes += bytesOf(point);
    const next = at + (point > 0xffff ? 2 : 1);
    // A mark for each `step` units; a pair that straddles the mark counts for the next.
    if (Math.floor(next / step) > Math.floor(at / step)) bytesAt.push(bytes);
    at = next;
  }
  return (byte) => {
    let low = 0;
    let high = bytesAt.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((bytesAt[middle] ?? 0) <= byte) low = middle;
      else high = middle - 1;
    }
    let at = low * step;
    // The mark stands behind a pair that straddled it.
    if (low > 0 && isLowSurrogate(text.charCodeAt(at))) at += 1;
    let reached = bytesAt[low] ?? 0;
    while (reached < byte && at < text.length) {
      const point = text.codePointAt(at) ?? 0;
      reached += bytesOf(point);
      at += point > 0xffff ? 2 : 1;
    }
    return at;
  };
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
const bytesOf = (point: number): number =>
  point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
