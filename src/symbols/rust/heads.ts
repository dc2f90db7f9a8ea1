import { after, findTop, hashWord, isHash } from './cursor.ts';
import { kinds } from './lex.ts';
import type { Reader } from './reader.ts';

const matchWord = hashWord('match');
const openers = new Set(['unsafe', 'async', 'move', 'loop', 'const', 'else'].map(hashWord));

/** A block that is part of an expression in a head, as in `match async { .. }.await {`, and not the body behind it. */
export function isOperand({ t }: Reader, brace: number): boolean {
  return t.kind[brace - 1] === kinds.word && openers.has(t.hash[brace - 1]!);
}

/** Where a condition ends: at its block, or before the next part of a chain of conditions. */
export function endOfHead(r: Reader, from: number, stop: number): number {
  const { t } = r;
  for (let i = from; i < stop; i = after(t, i)) {
    if (t.kind[i] === kinds.and) return i;
    if (t.kind[i] === 123 && !isOperand(r, i)) return i;
    if (isHash(t, i, matchWord)) i = findTop(t, i, stop, 123);
    if (i >= stop) return stop;
  }
  return stop;
}

/** The brace that opens the body behind a head, `stop` for none. */
export function endOfMatch(r: Reader, from: number, stop: number): number {
  for (let i = from; i < stop; i = after(r.t, i))
    if (r.t.kind[i] === 123 && !isOperand(r, i)) return i;
  return stop;
}
