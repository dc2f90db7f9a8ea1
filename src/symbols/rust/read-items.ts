import { readEnum, readStruct } from './containers.ts';
import { hashWord, isHash, wordAt } from './cursor.ts';
import { define, ownerOf, pathBelow, traitsOf, within } from './emit.ts';
import { readGenerics, readWhere } from './generics.ts';
import type { ItemKind } from './item-layout.ts';
import type { Item } from './items.ts';
import { kinds } from './lex.ts';
import { itemsInside, readImplHeader } from './outline.ts';
import { readFunction } from './read-function.ts';
import { readCrate, readModuleFile, readUse } from './read-uses.ts';
import { readAlias, readConst, readRules } from './read-values.ts';
import { piece, type Reader } from './reader.ts';
import { begin } from './state.ts';
import { readType } from './types.ts';
import { release } from './values.ts';

const handlers: Readonly<Record<ItemKind, (r: Reader, item: Item) => void>> = {
  fn: readFunction,
  struct: readStruct,
  union: readStruct,
  enum: readEnum,
  trait: readTrait,
  impl: readImpl,
  mod: readModule,
  use: readUse,
  const: readConst,
  static: readConst,
  type: readAlias,
  macro: readRules,
  crate: readCrate,
  foreign: readForeign,
  invoke: readInvocation,
};

/** Reads an item: what it defines, what it uses. Everything that it changes for its inside is put back. */
export function readItem(r: Reader, item: Item): void {
  if (r.depth > 150) return;
  r.depth++;
  const { place, generics, impl } = r;
  if (item.attributes.length > 0) {
    r.place = { ...place, ...within(r, item.attributes) };
    r.attributes(r, item.attributes);
  }
  handlers[item.kind](r, item);
  r.place = place;
  r.generics = generics;
  r.impl = impl;
  r.depth--;
}

function readTrait(r: Reader, item: Item): void {
  const { t } = r;
  const name = wordAt(t, item.name);
  const path = pathBelow(r.place, name);
  r.place = { ...r.place, self: path };
  const stop = item.body < 0 ? item.end : item.body;
  let { next } = readGenerics(r, item.head, stop);
  const bases: string[] = [];
  if (t.kind[next] === 58) {
    next++;
    while (next < stop && t.kind[next] !== 59 && !isHash(t, next, whereWord)) {
      const single = t.kind[next] === kinds.lifetime ? next + 1 : readType(r, next, stop);
      if (t.kind[next] !== kinds.lifetime && r.value) bases.push(r.value.root);
      next = t.kind[single] === 43 ? single + 1 : single;
      if (t.kind[single] !== 43) break;
    }
  }
  readWhere(r, next, stop);
  define(r, item.name, item.end - 1, {
    kind: 'trait',
    name,
    path,
    owner: ownerOf(r.place),
    bases,
    ...traitsOf(r, item),
  });
  if (item.body < 0) return;
  r.place = { ...r.place, owner: path };
  r.impl = { trait: '', python: undefined };
  for (const inner of itemsInside(r, item.body)) readItem(r, publish(inner));
  r.impl = undefined;
}

const whereWord = hashWord('where');

/** What stands in a trait is as public as the trait. */
function publish(item: Item): Item {
  return { ...item, visibility: 'public' };
}

function readImpl(r: Reader, item: Item): void {
  const header = readImplHeader(r, item);
  readWhere(r, header.next, item.body);
  const outer = r.impl;
  const python = item.attributes.some((one) => /^(pyo3::)?pymethods$/.test(one.name));
  r.impl = {
    trait: header.trait,
    python: python ? { path: header.self, items: itemsInside(r, item.body) } : undefined,
  };
  r.place = { ...r.place, self: header.self, owner: header.self };
  for (const inner of itemsInside(r, item.body))
    readItem(r, header.trait === '' ? inner : publish(inner));
  r.impl = outer;
}

function readModule(r: Reader, item: Item): void {
  const name = wordAt(r.t, item.name);
  const { place } = r;
  const path = `${place.module.path}::${name}`;
  define(r, item.name, item.end - 1, {
    kind: 'module',
    name,
    path,
    ...traitsOf(r, item),
    body: '',
  });
  if (item.body < 0) return readModuleFile(r, item, path);
  const module = r.modules.get(path) ?? { path, names: new Map(), stars: [] };
  r.place = { ...place, module, owner: '', self: '', within: '' };
  for (const inner of itemsInside(r, item.body)) readItem(r, inner);
}

function readForeign(r: Reader, item: Item): void {
  for (const inner of itemsInside(r, item.body)) readItem(r, inner);
}

/** A macro called among items; one that makes Python exceptions gets their names here. */
function readInvocation(r: Reader, item: Item): void {
  const s = begin(r, item.keyword, item.end, piece);
  const segments: string[] = [];
  for (let i = item.keyword; i <= item.name; i++)
    if (r.t.kind[i] === kinds.word) segments.push(wordAt(r.t, i));
  const mark = r.undo.length;
  r.macro(r, s, segments, item.name, item.body);
  release(r, mark);
  r.exceptionsOf(r, segments[segments.length - 1] ?? '', item.body);
}
