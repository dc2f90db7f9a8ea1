import type { Parameter, Signature } from '../facts.ts';
import { readAttributes } from './attributes.ts';
import { defineClassBinding, defineVariantBinding } from './bindings.ts';
import { type Container, containerOf, readClapVariant } from './clap.ts';
import { after, bodyHash, closeOf, findTop, tokenText, wordAt } from './cursor.ts';
import { define, isDeprecated, traitsOf, within } from './emit.ts';
import { made, type Owner, readFields, readPayload } from './fields.ts';
import { readGenerics, readWhere } from './generics.ts';
import type { Item } from './items.ts';
import { kinds } from './lex.ts';
import { type Reader, whole } from './reader.ts';
import { instanceOf } from './values.ts';

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
