import { pastToken } from '../../index/index.ts';

/** Kinds of tokens that are no single character; `>` and `>` stay two, so that `Vec<Vec<T>>` closes twice. */
export const kinds = {
  word: 1,
  number: 2,
  string: 3,
  char: 4,
  lifetime: 5,
  path: 128,
  arrow: 129,
  fat: 130,
  dots: 131,
  equals: 132,
  differs: 133,
  and: 134,
  or: 135,
} as const;

/** Offset of the end of the first line: that of a script's `#!`. */
export function firstLine(text: string): number {
  const end = text.indexOf('\n');
  return end < 0 ? text.length : end;
}

/** True for the codes that a name may start with. */
export function isWordStart(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c > 127;
}

/** True for the codes that a name may go on with. */
export function isWord(c: number): boolean {
  return isWordStart(c) || (c >= 48 && c <= 57);
}

/** Offset of the quote behind `b`, `c`, or of the `r` of `br`, `cr`; `at` itself where no string starts. */
export function stringPrefix(text: string, at: number): number {
  const c = text.charCodeAt(at);
  if (c !== 98 && c !== 99) return at;
  const next = text.charCodeAt(at + 1);
  if (next === 34 || (next === 39 && c === 98 && pastToken(text, at + 1) > at + 2)) return at + 1;
  return next === 114 && pastToken(text, at + 1) > at + 1 ? at + 1 : at;
}

/** `1..2` is a range and `1.max(2)` a call: a point belongs to the number only before a digit. */
export function pastNumber(text: string, from: number): number {
  let at = from;
  for (;;) {
    const c = text.charCodeAt(at);
    const point = c === 46 && isDigit(text.charCodeAt(at + 1));
    const sign = (c === 43 || c === 45) && /[eE]/.test(text[at - 1]!) && text[from + 1] !== 'x';
    if (!point && !(sign && isDigit(text.charCodeAt(at + 1))) && !isWord(c)) return at;
    at++;
  }
}

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** Kind of the token that two characters make, 0 when they are two tokens. */
export function pairOf(c: number, next: number): number {
  if (c === 58 && next === 58) return kinds.path;
  if (c === 45 && next === 62) return kinds.arrow;
  if (c === 61 && next === 62) return kinds.fat;
  if (c === 46 && next === 46) return kinds.dots;
  if (c === 61 && next === 61) return kinds.equals;
  if (c === 33 && next === 61) return kinds.differs;
  if (c === 38 && next === 38) return kinds.and;
  return c === 124 && next === 124 ? kinds.or : 0;
}

/** Hash of a stretch of text. */
export function hashOf(text: string, from: number, to: number): number {
  let hash = 2166136261;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash;
}
