import type { Chain } from '../facts.ts';
import { readAttributes } from './attributes.ts';
import { readBlock } from './blocks.ts';
import { after, closeOf, findTop, hashWord, isHash } from './cursor.ts';
import { endOfHead, endOfMatch } from './heads.ts';
import { kinds } from './lex.ts';
import { readPattern } from './patterns.ts';
import { head, piece, type Reader, type State, whole } from './reader.ts';
import { operand } from './state.ts';
import { readType } from './types.ts';
import { release } from './values.ts';

const inWord = hashWord('in');
const ifWord = hashWord('if');

/** `if`, `while`: a head without literals of structs, whose bindings end with the block. */
export function readCondition(r: Reader, s: State): void {
  s.at++;
  s.ended = false;
  s.plain = true;
  s.condition = r.undo.length;
}

/** `let pattern: Type = value` as a statement or in a condition. */
export function readLet(r: Reader, s: State): void {
  const { t } = r;
  const from = s.at + 1;
  const conditional = s.condition >= 0;
  let equals = from;
  while (equals < s.stop && t.kind[equals] !== 61 && t.kind[equals] !== 59 && t.kind[equals] !== 58)
    equals = after(t, equals);
  const patternEnd = Math.min(equals, s.stop);
  let declared: Chain | null = null;
  let element: Chain | null = null;
  if (t.kind[equals] === 58) {
    equals = readType(r, equals + 1, s.stop);
    declared = r.value;
    element = r.element;
  }
  const stop = conditional ? endOfHead(r, equals, s.stop) : findTop(t, equals, s.stop, 59);
  if (t.kind[equals] === 61) {
    r.scan(r, equals + 1, stop, conditional ? head : whole);
    declared ??= r.value;
    element ??= r.element;
  }
  readPattern(r, from, patternEnd, declared, element);
  s.at = Math.max(stop, s.at + 1);
  s.ended = false;
  if (!conditional) s.mark = r.undo.length;
}

/** `match value { pattern if guard => body, .. }`. */
export function readMatch(r: Reader, s: State): void {
  const { t } = r;
  const open = endOfMatch(r, s.at + 1, s.stop);
  r.scan(r, s.at + 1, open, head);
  if (open >= s.stop) return operand(s, s.stop, null, null);
  const value = readArms(r, open, r.value, r.element);
  operand(s, after(t, open), value, null);
  s.ended = false;
}

/** The arms of a match; gives the value of the first arm that has one. */
function readArms(
  r: Reader,
  open: number,
  value: Chain | null,
  element: Chain | null,
): Chain | null {
  const { t } = r;
  const close = closeOf(t, open);
  let result: Chain | null = null;
  for (let i = open + 1; i < close; ) {
    const arrow = findTop(t, i, close, kinds.fat);
    let guard = i;
    while (guard < arrow && !isHash(t, guard, ifWord)) guard = after(t, guard);
    const mark = r.undo.length;
    readPattern(r, readAttributes(t, i).next, guard, value, element);
    if (guard < arrow) r.scan(r, guard + 1, arrow, whole);
    const body = arrow + 1;
    let next = close;
    if (body < close) {
      const block = t.kind[body] === 123;
      next = block ? after(t, body) : r.scan(r, body, close, piece);
      if (block) r.scan(r, body, next, whole);
      result ??= r.value;
    }
    release(r, mark);
    i = Math.max(t.kind[next] === 44 ? next + 1 : next, i + 1);
  }
  return result;
}

/** `for pattern in values { .. }`; `for<'a>` opens a closure's type. */
export function readFor(r: Reader, s: State): void {
  const { t } = r;
  if (t.kind[s.at + 1] === 60) {
    s.at = findTop(t, s.at, s.stop, 62) + 1;
    return;
  }
  let middle = s.at + 1;
  while (middle < s.stop && !isHash(t, middle, inWord)) middle = after(t, middle);
  const open = endOfMatch(r, middle, s.stop);
  r.scan(r, middle + 1, open, head);
  const mark = r.undo.length;
  readPattern(r, s.at + 1, Math.min(middle, s.stop), r.element, null, true);
  if (open < s.stop) readBlock(r, open);
  release(r, mark);
  operand(s, open < s.stop ? after(t, open) : s.stop, null, null);
  s.ended = false;
}
