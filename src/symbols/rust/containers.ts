import type { Parameter, Signature } from '../facts.ts';
import { type Attribute, readAttributes } from './attributes.ts';
import { defineClassBinding, defineFieldBinding, defineVariantBinding } from './bindings.ts';
import { type Container, containerOf, readClapField, readClapVariant } from './clap.ts';
import {
  after,
  bodyHash,
  closeOf,
  findTop,
  splitCommas,
  tokenText,
  wordAt,
  writtenIn,
} from './cursor.ts';
import { define, isDeprecated, traitsOf, within } from './emit.ts';
import { readGenerics, readWhere } from './generics.ts';
import type { Item } from './items.ts';
import { kinds } from './lex.ts';
import { instanceOf, piece, type Reader, whole } from './reader.ts';
import { ownValue, readType } from './types.ts';

interface Owner {
  readonly path: string;
  readonly container: Container;
  /** Fields are as visible as this says when they say nothing: those of variants. */
  readonly visible: boolean;
}

/** A struct or union: its fields, what building one takes, the flags it declares. */
export function readStruct(r: Reader, item: Item): void {
  const { t } = r;
  const name = wordAt(t, item.name);
  const { place } = r;
  const path = `${place.within || place.module.path}::${name}`;
  r.place = { ...place, self: path };
  const { next, count } = readGenerics(r, item.head, item.end);
  const container = containerOf(r, item.attributes, path);
  const tuple = item.body >= 0 && t.kind[item.body] === 40;
  readWhere(r, tuple ? after(t, item.body) : next, item.body < 0 || tuple ? item.end : item.body);
  const mark = r.definitions.length;
  let parameters: Parameter[] = [];
  if (item.body >= 0) {
    const owner: Owner = { path, container, visible: false };
    parameters = tuple
      ? readPayload(r, item.body)
      : readFields(r, item.body, owner, item.attributes);
  }
  const inside = r.definitions.splice(mark);
  defineContainer(r, item, 'struct', path, item.body < 0 ? null : made(parameters, count));
  defineClassBinding(r, item, path);
  for (const definition of inside) r.definitions.push(definition);
}

/** An enum: its variants, what each takes, the sub-commands they are. */
export function readEnum(r: Reader, item: Item): void {
  const { t } = r;
  const name = wordAt(t, item.name);
  const { place } = r;
  const path = `${place.within || place.module.path}::${name}`;
  r.place = { ...place, self: path };
  const { next } = readGenerics(r, item.head, item.end);
  const container = containerOf(r, item.attributes, path);
  readWhere(r, next, item.body);
  defineContainer(r, item, 'enum', path, null);
  defineClassBinding(r, item, path);
  if (item.body < 0) return;
  const close = closeOf(t, item.body);
  for (let i = item.body + 1; i < close; )
    i = Math.max(readVariant(r, i, close, path, container, item), i + 1);
}

function defineContainer(
  r: Reader,
  item: Item,
  kind: 'struct' | 'enum',
  path: string,
  signature: Signature | null,
): void {
  const bases = r.impls
    .filter((impl) => impl.self === path && impl.trait !== '')
    .map((impl) => impl.trait);
  const owner = r.place.within || r.place.module.path;
  const name = wordAt(r.t, item.name);
  const traits = traitsOf(r, item);
  define(r, item.name, item.end - 1, {
    kind,
    name,
    path,
    owner,
    signature,
    bases: [...new Set(bases)],
    ...traits,
  });
}

function made(parameters: readonly Parameter[], generics: number): Signature {
  return { parameters, returns: '', async: false, receiver: 'none', generics, access: 'call' };
}

/** Fields with names; gives them as what a literal must name. */
function readFields(
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
function readPayload(r: Reader, open: number): Parameter[] {
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

function readVariant(
  r: Reader,
  at: number,
  close: number,
  path: string,
  container: Container,
  item: Item,
): number {
  const { t } = r;
  const { list, next } = readAttributes(t, at);
  if (t.kind[next] !== kinds.word) return after(t, next);
  const { place } = r;
  r.place = { ...place, ...within(r, list) };
  r.attributes(r, list);
  const name = tokenText(t, next);
  const variant = `${path}::${name}`;
  const mark = r.definitions.length;
  let i = next + 1;
  let signature: Signature | null = null;
  if (t.kind[i] === 40) {
    signature = made(readPayload(r, i), 0);
    i = after(t, i);
  } else if (t.kind[i] === 123) {
    const inner: Container = { ...container, owner: variant };
    signature = made(readFields(r, i, { path: variant, container: inner, visible: true }, []), 0);
    i = after(t, i);
  }
  const end = i;
  if (t.kind[i] === 61) {
    i = findTop(t, i, close, 44);
    r.scan(r, end + 1, i, whole);
  }
  const fields = r.definitions.splice(mark);
  const deprecated = isDeprecated(r, list, at, next);
  const body = bodyHash(t, next, i, next);
  define(r, next, end - 1, {
    kind: 'variant',
    name,
    path: variant,
    owner: path,
    signature,
    gives: instanceOf(path),
    visibility: item.visibility,
    deprecated,
    body,
  });
  for (const field of fields) r.definitions.push(field);
  defineVariantBinding(r, next, list, item.attributes, path);
  readClapVariant(r, next, list, container, deprecated);
  r.place = place;
  return t.kind[i] === 44 ? i + 1 : i;
}
