import type { Parameter, Signature } from '../facts.ts';
import { type Attribute, readAttributes } from './attributes.ts';
import { defineFieldBinding } from './bindings.ts';
import { type Container, readClapField } from './clap.ts';
import { after, bodyHash, closeOf, findTop, splitCommas, wordAt, writtenIn } from './cursor.ts';
import { define, isDeprecated, within } from './emit.ts';
import { kinds } from './lex.ts';
import { piece, type Reader, whole } from './reader.ts';
import { ownValue } from './type-meaning.ts';
import { readType } from './types.ts';
import { instanceOf } from './values.ts';

/** What fields belong to. */
export interface Owner {
  readonly path: string;
  readonly container: Container;
  /** Fields are as visible as this says when they say nothing: those of variants. */
  readonly visible: boolean;
}

/** How a value of a type is built. */
export function made(parameters: readonly Parameter[], generics: number): Signature {
  return { parameters, returns: '', async: false, receiver: 'none', generics, access: 'call' };
}

/** Fields with names; gives them as what a literal must name. */
export function readFields(
  r: Reader,
  open: number,
  owner: Owner,
  attributes: readonly Attribute[],
): Parameter[] {
  const { t } = r;
  const close = closeOf(t, open);
  const out: Parameter[] = [];
  for (let i = open + 1; i < close; ) {
    const start = i;
    const { list, next } = readAttributes(t, i);
    i = next;
    let visibility: 'public' | 'crate' | 'private' = owner.visible ? 'public' : 'private';
    if (wordAt(t, i) === 'pub') {
      visibility = t.kind[i + 1] === 40 ? 'crate' : 'public';
      i += 1;
      if (t.kind[i] === 40) i = after(t, i);
    }
    if (wordAt(t, i) === 'const') {
      i = Math.max(readFlag(r, i + 1, close, owner.path), i + 1);
      continue;
    }
    if (t.kind[i] !== kinds.word || t.kind[i + 1] !== 58) {
      i = Math.max(findTop(t, i, close, 44), findTop(t, i, close, 59) < close ? 0 : i) + 1;
      continue;
    }
    const name = i;
    const { place } = r;
    r.place = { ...place, ...within(r, list) };
    r.attributes(r, list);
    const type = i + 2;
    i = readType(r, type, close);
    const gives = ownValue(r);
    const value = r.value;
    const word = wordAt(t, name);
    const deprecated = isDeprecated(r, list, start, name);
    out.push({ name: word, kind: 'keyword-only', required: true, type: writtenIn(t, type, i) });
    const body = bodyHash(t, type, i, name);
    define(r, name, i - 1, {
      kind: 'field',
      name: word,
      path: `${owner.path}::${word}`,
      owner: owner.path,
      gives,
      visibility,
      deprecated,
      body,
    });
    defineFieldBinding(r, name, list, attributes, owner.path, value);
    readClapField(r, name, list, owner.container, deprecated);
    r.place = place;
    if (t.kind[i] === 61) i = r.scan(r, i + 1, close, piece);
    if (t.kind[i] === 44) i++;
  }
  return out;
}

/** `const NAME = value;` in the struct of a `bitflags!`. */
function readFlag(r: Reader, at: number, close: number, path: string): number {
  const { t } = r;
  const name = wordAt(t, at);
  const end = findTop(t, at, close, 59);
  if (name === '') return end + 1;
  const body = bodyHash(t, at, end, at);
  define(r, at, end, {
    kind: 'const',
    name,
    path: `${path}::${name}`,
    owner: path,
    gives: instanceOf(path),
    body,
  });
  r.scan(r, at + 1, end, whole);
  return end + 1;
}

/** Fields without names. */
export function readPayload(r: Reader, open: number): Parameter[] {
  const { t } = r;
  return splitCommas(t, open + 1, closeOf(t, open)).map(([from, to], index) => {
    const { list, next } = readAttributes(t, from);
    r.attributes(r, list);
    let i = next;
    if (wordAt(t, i) === 'pub') i = t.kind[i + 1] === 40 ? after(t, i + 1) : i + 1;
    readType(r, i, to);
    return {
      name: String(index),
      kind: 'positional-only',
      required: true,
      type: writtenIn(t, i, to),
    };
  });
}
