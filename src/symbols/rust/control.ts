import type { Chain } from '../facts.ts';
import { readAttributes } from './attributes.ts';
import { after, closeOf, findTop, hashWord, isHash, splitCommas, wordAt } from './cursor.ts';
import { itemAt } from './items.ts';
import { kinds } from './lex.ts';
import { readParameter, readPattern } from './patterns.ts';
import { bind, head, piece, type Reader, release, type State, whole } from './reader.ts';
import { resolve } from './scope.ts';
import { operand } from './state.ts';
import { readType } from './types.ts';
import { leavesOf } from './uses.ts';

const words = {
  in: hashWord('in'),
  if: hashWord('if'),
  match: hashWord('match'),
  move: hashWord('move'),
};

const openers = new Set(['unsafe', 'async', 'move', 'loop', 'const', 'else'].map(hashWord));

/** A block that is part of an expression in a head, as in `match async { .. }.await {`, and not the body behind it. */
export function isOperand({ t }: Reader, brace: number): boolean {
  return t.kind[brace - 1] === kinds.word && openers.has(t.hash[brace - 1]!);
}

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

/** Where a condition ends: at its block, or before the next part of a chain of conditions. */
function endOfHead(r: Reader, from: number, stop: number): number {
  const { t } = r;
  for (let i = from; i < stop; i = after(t, i)) {
    if (t.kind[i] === kinds.and) return i;
    if (t.kind[i] === 123 && !isOperand(r, i)) return i;
    if (isHash(t, i, words.match)) i = findTop(t, i, stop, 123);
    if (i >= stop) return stop;
  }
  return stop;
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

function endOfMatch(r: Reader, from: number, stop: number): number {
  for (let i = from; i < stop; i = after(r.t, i))
    if (r.t.kind[i] === 123 && !isOperand(r, i)) return i;
  return stop;
}

/** The arms of a match; gives the value of the first arm that has one. */
export function readArms(
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
    while (guard < arrow && !isHash(t, guard, words.if)) guard = after(t, guard);
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
  while (middle < s.stop && !isHash(t, middle, words.in)) middle = after(t, middle);
  const open = endOfMatch(r, middle, s.stop);
  r.scan(r, middle + 1, open, head);
  const mark = r.undo.length;
  readPattern(r, s.at + 1, Math.min(middle, s.stop), r.element, null, true);
  if (open < s.stop) readBlock(r, open);
  release(r, mark);
  operand(s, open < s.stop ? after(t, open) : s.stop, null, null);
  s.ended = false;
}

/** `|a, b: T| -> R body`: its names hold to the end of the expression. */
export function readClosure(r: Reader, s: State): void {
  const { t } = r;
  let i = s.at + 1;
  if (t.kind[s.at] === 124) {
    const close = closingBar(r, i, s.stop);
    if (close < 0) {
      s.at++;
      return;
    }
    let passed = passedTo(r, s.at);
    for (const [from, to] of splitCommas(t, i, close)) {
      readParameter(r, from, to, passed);
      passed = null;
    }
    i = close + 1;
  }
  if (t.kind[i] === kinds.arrow) i = readType(r, i + 1, s.stop);
  s.at = i;
  s.ended = false;
  s.lost = true;
}

/** What the method gives to the closure that is its first argument. */
function passedTo(r: Reader, at: number): Chain | null {
  const before = isHash(r.t, at - 1, words.move) ? at - 2 : at - 1;
  return before === r.passed.at ? r.passed.value : null;
}

function closingBar(r: Reader, from: number, stop: number): number {
  for (let i = from; i < stop; i = after(r.t, i)) {
    const kind = r.t.kind[i];
    if (kind === 124) return i;
    if (kind === 59 || kind === kinds.fat || kind === 123) return -1;
  }
  return -1;
}

/** A block of statements: its items are known from its start, its variables from where they stand. */
export function readBlock(r: Reader, open: number): void {
  const close = closeOf(r.t, open);
  const mark = r.undo.length;
  const stars = r.stars.length;
  bindItems(r, open + 1, close);
  r.scan(r, open + 1, close, whole);
  r.stars.length = stars;
  release(r, mark);
}

const starters: ReadonlySet<number> = new Set(
  ['fn', 'struct', 'enum', 'const', 'static', 'trait', 'type', 'use', 'async', 'unsafe', 'mod'].map(
    hashWord,
  ),
);

/** Items and imports of a block hide what the module calls the same. */
function bindItems(r: Reader, from: number, stop: number): void {
  const { t } = r;
  for (let i = from; i < stop; ) {
    const fresh =
      i === from || t.kind[i - 1] === 59 || t.kind[i - 1] === 125 || t.kind[i - 1] === 93;
    const item =
      fresh && t.kind[i] === kinds.word && starters.has(t.hash[i]!)
        ? itemAt(t, i, stop, false)
        : undefined;
    if (item?.kind === 'use')
      for (const leaf of leavesOf(t, item.head, item.end)) {
        if (leaf.as === '*') r.stars.push(resolve(r, leaf.segments));
        else if (leaf.as !== '_')
          bind(r, leaf.as, { value: null, element: null, path: resolve(r, leaf.segments) });
      }
    else if (item && item.name >= 0)
      bind(r, wordAt(t, item.name), {
        value: null,
        element: null,
        path: `${r.place.within === '' ? r.place.module.path : r.place.within}::${wordAt(t, item.name)}`,
      });
    i = item ? Math.max(item.end, i + 1) : after(t, i);
  }
}
