import type { Span } from '../facts.ts';
import { hashOf, kinds } from './lex.ts';
import type { Tokens } from './tokens.ts';

/** The word at a token, '' when it is none. */
export function wordAt(t: Tokens, at: number): string {
  return t.kind[at] === kinds.word ? t.text.slice(t.start[at], t.end[at]) : '';
}

/** The token as written. */
export function tokenText(t: Tokens, at: number): string {
  return t.text.slice(t.start[at], t.end[at]);
}

/** Number by which words are compared without cutting them out of the text. */
export function hashWord(word: string): number {
  return hashOf(word, 0, word.length) >>> 0;
}

/** True when the token is that word, given by its hash. */
export function isHash(t: Tokens, at: number, hash: number): boolean {
  return t.kind[at] === kinds.word && t.hash[at] === hash;
}

/** Index behind the token, behind the whole group where it opens one. */
export function after(t: Tokens, at: number): number {
  const partner = t.match[at]!;
  return partner > at ? Math.min(partner + 1, t.size) : at + 1;
}

/** Index of the bracket that closes the group, never beyond the last token. */
export function closeOf(t: Tokens, open: number): number {
  return Math.min(t.match[open]!, t.size);
}

/** True for an opening bracket of any form. */
export function isOpen(kind: number | undefined): boolean {
  return kind === 40 || kind === 91 || kind === 123;
}

/** Index behind the `>` that closes the `<` at `at`; behind the `<` alone when nothing closes it. */
export function pastAngles(t: Tokens, at: number): number {
  let depth = 0;
  for (let i = at; i < t.size; i = after(t, i)) {
    const kind = t.kind[i];
    if (kind === 60) depth++;
    else if (kind === 62) {
      if (--depth === 0) return i + 1;
    } else if (kind === 59 || kind === 41 || kind === 93 || kind === 125) break;
  }
  return at + 1;
}

/** Index of the first token of that kind outside groups in [from, stop); `stop` for none. */
export function findTop(t: Tokens, from: number, stop: number, kind: number): number {
  for (let i = from; i < stop; i = after(t, i)) if (t.kind[i] === kind) return i;
  return stop;
}

/** Ranges between top-level commas, empty ones left out; `<` and `>` count as brackets. */
export function splitCommas(t: Tokens, from: number, stop: number): [number, number][] {
  const out: [number, number][] = [];
  let start = from;
  for (let i = from; i < stop; ) {
    const kind = t.kind[i];
    if (kind === 60) {
      i = pastAngles(t, i);
      continue;
    }
    if (kind === 44) {
      if (i > start) out.push([start, i]);
      start = i + 1;
    }
    i = after(t, i);
  }
  if (stop > start) out.push([start, stop]);
  return out;
}

/** Place of one token. */
export function spanOf(t: Tokens, at: number, last = at): Span {
  const end = Math.max(at, Math.min(last, t.size - 1));
  return { line: t.line[at]!, column: t.column[at]!, endLine: t.line[end]! };
}

const gluesNext = new Set(['(', '[', '<', '&', '::', '!', '.', '?']);

const gluesBefore = new Set(['(', '[', '<', '>', ')', ']', '::', '!', '.', '?', ',', ':', ';']);

/** Tokens in one line, spaced in one way and without closing commas: equal for equal code however it is broken. */
export function writtenIn(t: Tokens, from: number, stop: number): string {
  let out = '';
  let before = '';
  for (let i = from; i < stop; i++) {
    const token = tokenText(t, i);
    if (token === ',' && i + 1 < stop && /^[>)\]}]$/.test(tokenText(t, i + 1))) continue;
    const glued = out === '' || gluesNext.has(before) || gluesBefore.has(token);
    out += glued ? token : ` ${token}`;
    before = token;
  }
  return out;
}

/** Text of a string literal between its quotes, '' for any other token. */
export function stringAt(t: Tokens, at: number): string {
  if (t.kind[at] !== kinds.string) return '';
  const match = /^[bc]?(?:r(#*)"([\s\S]*)"\1|"([\s\S]*)")$/.exec(tokenText(t, at));
  return match ? (match[2] ?? match[3] ?? '') : '';
}

/** Hash of a stretch of tokens without the words that are `name`: equal for a renamed twin. */
export function bodyHash(t: Tokens, from: number, stop: number, name: number): string {
  const own = name >= 0 ? t.hash[name]! : -1;
  let a = 2166136261;
  let b = 5381;
  for (let i = from; i < stop; i++) {
    const hash = t.hash[i]!;
    if (hash === own && t.kind[i] === kinds.word) continue;
    a = Math.imul(a ^ hash, 16777619);
    b = (Math.imul(b, 33) + (hash ^ (hash >>> 15))) | 0;
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
