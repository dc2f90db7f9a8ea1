import type { Chain } from '../facts.ts';
import { keywords } from './arguments.ts';
import { after, closeOf, findTop, hashWord, isHash, splitCommas, wordAt } from './cursor.ts';
import { refer, referCall } from './emit.ts';
import { kinds } from './lex.ts';
import { deepest, type Reader } from './reader.ts';
import { lastOf, resolve } from './scope.ts';
import { readType, readTypeArguments } from './types.ts';
import { bind, pathOf, step } from './values.ts';

const passed = new Set(['ref', 'mut', 'box', 'if', 'const', 'true', 'false', '_'].map(hashWord));

const self = hashWord('self');

/**
 * Reads the pattern in [from, stop): names in it are recorded, variables get what is known of the value. `pairs`: a
 * pattern of two halves takes apart what a collection gave.
 */
export function readPattern(
  r: Reader,
  from: number,
  stop: number,
  value: Chain | null,
  element: Chain | null,
  pairs = false,
): void {
  if (r.depth > deepest) return;
  r.depth++;
  const { t } = r;
  for (let i = from; i < stop; ) {
    const kind = t.kind[i]!;
    if (kind === 40 || kind === 91) {
      const close = closeOf(t, i);
      const parts = splitCommas(t, i + 1, close);
      // What a map or `enumerate` gives is a pair; the second half is what is known of it.
      const known = pairs && parts.length === 2 ? 1 : parts.length === 1 ? 0 : -1;
      for (const [index, [start, end]] of parts.entries())
        readPattern(r, start, end, index === known ? value : null, null, pairs);
      i = after(t, i);
    } else if (kind === kinds.word && !passed.has(t.hash[i]!)) i = name(r, i, stop, value, element);
    else if (kind === kinds.path && t.kind[i + 1] === kinds.word) i = name(r, i, stop, null, null);
    else i = kind === 123 ? after(t, i) : i + 1;
  }
  r.depth--;
}

/** A parameter of a function or closure: a pattern, then perhaps `: Type`. */
export function readParameter(r: Reader, from: number, stop: number, passed: Chain | null): void {
  const colon = findTop(r.t, from, stop, 58);
  r.value = passed;
  r.element = null;
  if (colon < stop) readType(r, colon + 1, stop);
  r.parameter = r.value;
  readPattern(r, from, colon, r.value, r.element, colon === stop);
}

function name(
  r: Reader,
  at: number,
  stop: number,
  value: Chain | null,
  element: Chain | null,
): number {
  const { t } = r;
  const segments: string[] = t.kind[at] === kinds.path ? [''] : [];
  let i = t.kind[at] === kinds.path ? at + 1 : at;
  let last = i;
  for (;;) {
    last = i;
    segments.push(wordAt(t, i++));
    if (t.kind[i] === kinds.path && t.kind[i + 1] === 60) i = readTypeArguments(r, i + 1, stop);
    if (t.kind[i] !== kinds.path || t.kind[i + 1] !== kinds.word || i >= stop) break;
    i++;
  }
  const kind = i < stop ? t.kind[i] : 0;
  const word = segments[segments.length - 1]!;
  if (kind === 40) {
    taken(r, segments, last, i, value);
    return after(t, i);
  }
  if (kind === 123) {
    fields(r, segments, last, i);
    return after(t, i);
  }
  if (kind === 33) return after(t, i + 1);
  if (segments.length === 1 && /^[a-z_]/.test(word)) {
    if (!isHash(t, last, self)) bind(r, word, { value, element, path: '' });
    return i;
  }
  const root = resolve(r, segments);
  if (root !== '' && root !== 'None') refer(r, 'name', last, pathOf(root));
  qualifier(r, segments, last);
  return i;
}

/** `Some(x)`, `Event::Stored(a, ..)`: a constructor and what it takes apart. */
function taken(
  r: Reader,
  segments: readonly string[],
  at: number,
  open: number,
  value: Chain | null,
): void {
  const { t } = r;
  const close = closeOf(t, open);
  const parts = splitCommas(t, open + 1, close);
  const rest = parts.filter(([from, to]) => to === from + 1 && t.kind[from] === kinds.dots).length;
  const root = resolve(r, segments);
  const word = lastOf(root);
  const through = root === word && (word === 'Some' || word === 'Ok');
  if (!through && root !== 'Err' && root !== '') {
    const args = {
      positional: parts.length - rest,
      keywords: [],
      spread: rest > 0,
      keywordSpread: false,
    };
    referCall(r, at, close, pathOf(root), args);
    qualifier(r, segments, at);
  }
  for (const [from, to] of parts) readPattern(r, from, to, through ? value : null, null);
}

/** `Config { host, port: p, .. }`. */
function fields(r: Reader, segments: readonly string[], at: number, open: number): void {
  const { t } = r;
  const close = closeOf(t, open);
  const root = resolve(r, segments);
  const owner = root === '' ? null : { root, instance: true, steps: [] };
  const names: string[] = [];
  let rest = false;
  for (const [from, to] of splitCommas(t, open + 1, close)) {
    let i = from;
    while (t.kind[i] === 35) i = after(t, i + 1);
    if (t.kind[i] === kinds.dots) rest = true;
    while (i < to && passed.has(t.hash[i]!) && t.kind[i + 1] === kinds.word) i++;
    const word = t.kind[i] === kinds.number ? t.text.slice(t.start[i], t.end[i]) : wordAt(t, i);
    if (word === '') continue;
    names.push(word);
    const target = step(owner, `.${word}`);
    refer(r, 'attribute', i, target, word);
    if (t.kind[i + 1] === 58 && i + 1 < to) readPattern(r, i + 2, to, target, null);
    else bind(r, word, { value: target, element: null, path: '' });
  }
  if (root !== '') referCall(r, at, close, pathOf(root), keywords(names, rest));
  qualifier(r, segments, at);
}

/** The type before the last part of a path is a use of that type as well. */
export function qualifier(r: Reader, segments: readonly string[], at: number): void {
  if (r.quiet || segments.length < 2) return;
  const before = segments[segments.length - 2]!;
  if (!/^[A-Z]/.test(before) || before === 'Self') return;
  const path = segments.slice(0, -1);
  const root = resolve(r, path);
  if (root === '' || (path.length === 1 && root === before)) return;
  let i = at - 1;
  // Back over the arguments of `Type::<T>::name`.
  for (let depth = 0; i > 0; i--) {
    if (r.t.kind[i] === 62) depth++;
    else if (r.t.kind[i] === 60) depth--;
    else if (depth === 0 && r.t.kind[i] === kinds.word) break;
  }
  refer(r, 'type', i, pathOf(root), before);
}
