import { readAttributes } from './attributes.ts';
import { readBlock } from './blocks.ts';
import { after, closeOf, findTop, hashWord, isHash } from './cursor.ts';
import { isOperand } from './heads.ts';
import { itemAt } from './items.ts';
import { kinds } from './lex.ts';
import { readPath, readQualifiedName } from './paths.ts';
import { type Reader, type State, whole } from './reader.ts';
import { operand } from './state.ts';
import { readType } from './types.ts';
import { instanceOf, release } from './values.ts';

/** A group in parentheses: what is in it, or a tuple. */
export function readGroup(r: Reader, s: State): void {
  const close = closeOf(r.t, s.at);
  const tuple = findTop(r.t, s.at + 1, close, 44) < close;
  r.scan(r, s.at + 1, close, whole);
  operand(s, after(r.t, s.at), tuple ? null : r.value, tuple ? null : r.element);
}

/** An array: what it holds is known of its last element. */
export function readArray(r: Reader, s: State): void {
  const repeated = findTop(r.t, s.at + 1, closeOf(r.t, s.at), 59) < closeOf(r.t, s.at);
  r.scan(r, s.at + 1, closeOf(r.t, s.at), whole);
  operand(s, after(r.t, s.at), instanceOf('slice'), repeated ? null : r.value);
}

/** A block; behind the head of `if` or `while` the names bound there end with it. */
export function readBraces(r: Reader, s: State): void {
  const { t } = r;
  const inner = s.condition >= 0 && isOperand(r, s.at);
  const before = isHash(t, s.at - 1, elseWord) ? s.value : null;
  readBlock(r, s.at);
  operand(s, after(t, s.at), before ?? r.value, r.element);
  s.ended = inner;
  if (inner || s.condition < 0) return;
  release(r, s.condition);
  s.condition = -1;
  s.plain = s.mode.plain;
}

const elseWord = hashWord('else');

/** An attribute, with the item that it stands at. */
export function readAttribute(r: Reader, s: State): void {
  const item = r.guarded ? undefined : itemAt(r.t, s.at, s.stop, false);
  if (item) {
    r.item(r, item);
    s.at = Math.max(item.end, s.at + 1);
    s.ended = false;
    return;
  }
  const { list, next } = readAttributes(r.t, s.at);
  r.attributes(r, list);
  s.at = Math.max(next, s.at + 1);
}

/** `$x` stands for anything; `$crate::a` is a path. */
export function readMacroVariable(r: Reader, s: State): void {
  const { t } = r;
  if (t.kind[s.at + 1] !== kinds.word) {
    s.at++;
    s.ended = false;
    return;
  }
  s.at++;
  if (t.text.startsWith('crate', t.start[s.at])) return readPath(r, s);
  operand(s, s.at + 1, null, null);
}

/** `<T as Trait>::method(..)`. */
export function readQualified(r: Reader, s: State): void {
  const { t } = r;
  let i = readType(r, s.at + 1, s.stop);
  let value = r.value;
  if (t.kind[i] === kinds.word && t.text.startsWith('as', t.start[i])) {
    i = readType(r, i + 1, s.stop);
    value ??= r.value;
  }
  if (t.kind[i] !== 62 || t.kind[i + 1] !== kinds.path || t.kind[i + 2] !== kinds.word) {
    s.at++;
    return;
  }
  readQualifiedName(r, s, i + 2, value?.root ?? '');
}

/** `as Type`. */
export function readCast(r: Reader, s: State): void {
  s.at = readType(r, s.at + 1, s.stop);
  s.value = r.value;
  s.element = null;
  s.ended = true;
}

/** A literal that is a word. */
export function readLiteral(_: Reader, s: State): void {
  operand(s, s.at + 1, null, null);
}

/** A word that goes before an operand. */
export function pass(_: Reader, s: State): void {
  s.at++;
  s.ended = false;
}

/** What a jump takes with it is not what the block around it gives. */
export function readLeave(_: Reader, s: State): void {
  s.at++;
  s.ended = false;
  s.lost = true;
}
