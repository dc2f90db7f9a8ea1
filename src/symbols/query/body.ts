import type { Outline, Range } from './outline.ts';

/**
 * Hash of a stretch of text without a name in it, comments, white space and commas before a closing bracket: 53 bits,
 * equal for a twin that is named or laid out otherwise. '' for a text of which nothing is left.
 */
export function bodyHash(
  outline: Outline,
  range: Range,
  name: string,
  comments: readonly Range[],
): string {
  const { text } = outline;
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  let empty = true;
  const add = (code: number): void => {
    empty = false;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  };
  let pending = false;
  let next = firstFrom(comments, range.start);
  for (let at = range.start; at < range.end; at++) {
    const comment = comments[next];
    if (comment && at >= comment.start) {
      at = comment.end - 1;
      next++;
      continue;
    }
    const code = text.charCodeAt(at);
    if (code === 32 || (code >= 9 && code <= 13)) continue;
    if (code === comma) {
      pending = true;
      continue;
    }
    if (pending && !isClosing(code)) add(comma);
    pending = false;
    if (isName(text, at, name)) {
      at += name.length - 1;
      continue;
    }
    add(code);
  }
  if (empty) return '';
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

const comma = 44;
const isClosing = (code: number): boolean => code === 41 || code === 93 || code === 125;

const isWord = (char: string): boolean => /[\p{L}\p{N}_]/u.test(char);

/** The whole word `name` starts at that offset. */
function isName(text: string, at: number, name: string): boolean {
  if (name === '' || !text.startsWith(name, at)) return false;
  return !isWord(text.charAt(at - 1)) && !isWord(text.charAt(at + name.length));
}

/** Index of the first range that does not end before an offset. */
function firstFrom(ranges: readonly Range[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
