import type { Chain } from '../facts.ts';
import { after, closeOf, hashWord, isHash, isOpen, wordAt } from './cursor.ts';
import { refer } from './emit.ts';
import { kinds } from './lex.ts';
import { markers } from './prelude.ts';
import { deepest, piece, type Reader } from './reader.ts';
import { told } from './type-meaning.ts';
import { instanceOf, pathOf } from './values.ts';

const words = {
  mut: hashWord('mut'),
  const: hashWord('const'),
  dyn: hashWord('dyn'),
  impl: hashWord('impl'),
  for: hashWord('for'),
  fn: hashWord('fn'),
  unsafe: hashWord('unsafe'),
  extern: hashWord('extern'),
  as: hashWord('as'),
};

/**
 * Reads the type that starts at `at`, records the names in it and gives the index behind it. `value` becomes what one
 * works with when one has such a value (references and wrappers peeled), `element` what a collection holds.
 */
export function readType(r: Reader, at: number, stop: number): number {
  r.value = null;
  r.element = null;
  if (r.depth > deepest) return after(r.t, at);
  r.depth++;
  const next = type(r, at, stop);
  r.depth--;
  return next;
}

function type(r: Reader, at: number, stop: number): number {
  const { t } = r;
  let i = at;
  for (; i < stop; i++) {
    const kind = t.kind[i];
    const prefix = kind === 38 || kind === kinds.and || kind === 42 || kind === 63 || kind === 126;
    if (
      !prefix &&
      kind !== kinds.lifetime &&
      !isHash(t, i, words.mut) &&
      !isHash(t, i, words.const)
    )
      break;
  }
  if (i >= stop) return stop;
  const kind = t.kind[i];
  if (kind === 40) return group(r, i);
  if (kind === 91) return slice(r, i);
  if (kind === 33) return i + 1;
  if (kind === 60) return qualified(r, i, stop);
  if (kind === kinds.path || kind === 36) return path(r, i, stop);
  if (kind !== kinds.word) return isOpen(kind) ? after(t, i) : i + 1;
  const hash = t.hash[i]!;
  if (hash === words.dyn || hash === words.impl) return bounds(r, i + 1, stop);
  if (hash === words.for && t.kind[i + 1] === 60) return type(r, binder(r, i + 1, stop), stop);
  if (hash === words.unsafe) return type(r, i + 1, stop);
  if (hash === words.extern) return type(r, t.kind[i + 1] === kinds.string ? i + 2 : i + 1, stop);
  if (hash === words.fn && t.kind[i + 1] === 40) return signature(r, i + 1, stop);
  return path(r, i, stop);
}

function binder(r: Reader, at: number, stop: number): number {
  let i = at;
  while (i < stop && r.t.kind[i] !== 62) i++;
  return i + 1;
}

/** Parameters in parentheses and a result: `fn(A) -> B`, `Fn(A) -> B`. */
function signature(r: Reader, open: number, stop: number): number {
  list(r, open);
  let i = after(r.t, open);
  if (r.t.kind[i] === kinds.arrow) i = readType(r, i + 1, stop);
  r.value = null;
  r.element = null;
  return i;
}

function list(r: Reader, open: number): number {
  const { t } = r;
  const close = closeOf(t, open);
  let count = 0;
  for (let i = open + 1; i < close; ) {
    if (t.kind[i] === kinds.word && t.kind[i + 1] === 58) i += 2;
    const next = readType(r, i, close);
    count++;
    i = Math.max(next, i + 1);
    if (t.kind[i] === 43) i = bounds(r, i + 1, close);
    if (t.kind[i] === 44) i++;
  }
  return count;
}

function group(r: Reader, open: number): number {
  const count = list(r, open);
  const single = count === 1 && r.t.kind[closeOf(r.t, open) - 1] !== 44;
  if (!single) r.value = r.element = null;
  return after(r.t, open);
}

function slice(r: Reader, open: number): number {
  const { t } = r;
  const close = closeOf(t, open);
  let i = readType(r, open + 1, close);
  const element = r.value;
  if (t.kind[i] === 59) {
    i++;
    r.scan(r, i, close, piece);
  }
  r.value = instanceOf('slice');
  r.element = element;
  return after(t, open);
}

/** `<T as Trait>::Name`. */
function qualified(r: Reader, at: number, stop: number): number {
  const { t } = r;
  let i = readType(r, at + 1, stop);
  let root = r.value?.root ?? '';
  if (isHash(t, i, words.as)) {
    i = readType(r, i + 1, stop);
    root = r.value?.root ?? root;
  }
  if (t.kind[i] === 62) i++;
  for (; t.kind[i] === kinds.path && t.kind[i + 1] === kinds.word; i += 2) {
    if (root !== '') root += `::${wordAt(t, i + 1)}`;
    refer(r, 'type', i + 1, root === '' ? null : pathOf(root));
  }
  r.value = r.element = null;
  return i;
}

/** `A + B<C> + 'static`; the value is that of the first trait that tells methods. */
export function bounds(r: Reader, at: number, stop: number): number {
  const { t } = r;
  let value: Chain | null = null;
  let element: Chain | null = null;
  let i = at;
  while (i < stop) {
    const start = i;
    if (t.kind[i] === kinds.lifetime) i++;
    else i = readType(r, i, stop);
    if (t.kind[start] === kinds.lifetime) r.value = r.element = null;
    const name = wordAt(t, i - 1);
    if (value === null && !markers.has(name)) value = r.value;
    element ??= r.element;
    if (t.kind[i] !== 43) break;
    i++;
  }
  r.value = value;
  r.element = element;
  return i;
}

function path(r: Reader, at: number, stop: number): number {
  const { t } = r;
  const segments: string[] = [];
  let first: Chain | null = null;
  let last: Chain | null = null;
  let output: Chain | null = null;
  let name = -1;
  let given = false;
  let i = at;
  if (t.kind[i] === kinds.path) segments.push('');
  for (; i < stop; ) {
    if (t.kind[i] === kinds.path) i++;
    if (t.kind[i] === 36) i++;
    if (t.kind[i] === 60) {
      const args = angles(r, i, stop);
      first = args.first;
      last = args.last;
      output = args.output;
      given = true;
      i = args.next;
    } else if (t.kind[i] === kinds.word) {
      const word = wordAt(t, i);
      segments.push(word === 'crate' && t.kind[i - 1] === 36 ? '$crate' : word);
      name = i++;
      if (t.kind[i] === 40 && /^(Async)?Fn(Once|Mut)?$/.test(segments[segments.length - 1]!))
        i = signature(r, i, stop);
    } else break;
    if (t.kind[i] !== kinds.path && t.kind[i] !== 60) break;
  }
  if (name < 0) return Math.max(i, at + 1);
  told(r, segments, name, first, last, output, given);
  return i;
}

/** Arguments between `<` and `>`: the values of the first and last type, and of `Output = T` or `Item = T`. */
function angles(
  r: Reader,
  at: number,
  stop: number,
): { first: Chain | null; last: Chain | null; output: Chain | null; next: number } {
  const { t } = r;
  let first: Chain | null = null;
  let last: Chain | null = null;
  let output: Chain | null = null;
  let count = 0;
  let i = at + 1;
  while (i < stop && t.kind[i] !== 62) {
    const kind = t.kind[i];
    if (kind === kinds.lifetime || kind === 44 || kind === kinds.number || kind === 45) i++;
    else if (kind === 123) {
      r.scan(r, i + 1, closeOf(t, i), piece);
      i = after(t, i);
    } else if (kind === 59 || kind === 41 || kind === 125) break;
    else if (kind === kinds.word && (t.kind[i + 1] === 61 || t.kind[i + 1] === 58)) {
      const key = wordAt(t, i);
      const bound = t.kind[i + 1] === 58;
      i = bound ? bounds(r, i + 2, stop) : readType(r, i + 2, stop);
      if (key === 'Output' || key === 'Item') output = r.value;
    } else {
      i = Math.max(readType(r, i, stop), i + 1);
      if (count++ === 0) first = r.value;
      last = r.value;
      if (t.kind[i] === 43) i = bounds(r, i + 1, stop);
    }
  }
  return { first, last, output, next: t.kind[i] === 62 ? i + 1 : i };
}

/** Reads the types between `<` at `at` and its `>`, as in `parse::<T>()`; gives the index behind. */
export function readTypeArguments(r: Reader, at: number, stop: number): number {
  const args = angles(r, at, stop);
  r.value = args.first;
  return args.next;
}
