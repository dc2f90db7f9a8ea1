import type { Definition } from '../facts.ts';
import { defineFunctionBinding, defineMethodBinding } from './bindings.ts';
import { readEnum, readStruct } from './containers.ts';
import { readBlock } from './control.ts';
import { findTop, hashWord, isHash, spanOf, stringAt, wordAt } from './cursor.ts';
import { define, positional, refer, referAt, traitsOf, within } from './emit.ts';
import { readGenerics, readWhere } from './generics.ts';
import type { ItemKind } from './item-layout.ts';
import type { Item } from './items.ts';
import { kinds } from './lex.ts';
import { readMacroRules } from './macros.ts';
import { itemsInside, readImplHeader, usedPath } from './outline.ts';
import { bind, type Place, pathOf, piece, type Reader, release, whole } from './reader.ts';
import { lastOf } from './scope.ts';
import { readHead } from './signature.ts';
import { begin } from './state.ts';
import { defineVariable, isMetric, isVariable } from './strings.ts';
import { bounds, ownValue, readType } from './types.ts';
import { leavesOf } from './uses.ts';

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
  macro: readMacro,
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

/** Path of an item's name: below its type, the function around it, or the module. */
export function pathBelow(place: Place, name: string): string {
  return `${ownerOf(place)}::${name}`;
}

function ownerOf(place: Place): string {
  return place.owner || place.within || place.module.path;
}

function readFunction(r: Reader, item: Item): void {
  const { place } = r;
  const name = wordAt(r.t, item.name);
  const path = pathBelow(place, name);
  const mark = r.undo.length;
  if (place.within !== '') hideVariables(r);
  const impl = r.impl;
  r.impl = undefined;
  r.place = { ...place, owner: '', within: path };
  const head = readHead(r, item);
  const method = place.owner !== '';
  r.place = place;
  define(r, item.name, item.end - 1, {
    kind: method ? 'method' : 'function',
    name,
    path,
    owner: ownerOf(place),
    signature: head.signature,
    gives: head.gives,
    ...traitsOf(r, item),
    ...(impl?.trait ? { visibility: 'public' as const } : {}),
  });
  if (impl?.trait)
    referAt(
      r,
      spanOf(r.t, item.name),
      'override',
      name,
      { root: impl.trait, instance: true, steps: [`.${name}`] },
      positional(head.parameters.length),
      false,
      false,
    );
  if (r.native !== '') {
    if (impl?.python) defineMethodBinding(r, item, head, head.result, impl.python);
    else if (!method) defineFunctionBinding(r, item, head);
  }
  r.place = { ...place, owner: '', within: path };
  if (item.body >= 0) readBlock(r, item.body);
  release(r, mark);
  r.impl = impl;
}

/** A function inside another sees its items, not its variables. */
function hideVariables(r: Reader): void {
  for (const [name, local] of r.locals)
    if (local.path === '') {
      r.undo.push([name, local]);
      r.locals.delete(name);
    }
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

/** `mod x;`: where its file has a module of another name (`#[path]`, helpers of tests), the name stands for that. */
function readModuleFile(r: Reader, item: Item, path: string): void {
  const attribute = item.attributes.find((one) => one.name === 'path');
  const written = attribute && attribute.value >= 0 ? stringAt(r.t, attribute.value) : '';
  const target = r.moduleFile(path, written);
  if (target === '' || target === path) return;
  r.aliases.push({ ...spanOf(r.t, item.name), path, target, star: false });
}

function readUse(r: Reader, item: Item): void {
  const { t } = r;
  for (const leaf of leavesOf(t, item.head, item.end)) {
    const target = usedPath(r, leaf);
    const name =
      leaf.as === '*' || /^(self|super|crate)$/.test(wordAt(t, leaf.at))
        ? lastOf(target)
        : wordAt(t, leaf.at);
    refer(r, 'import', leaf.at, pathOf(target), name);
    if (leaf.as === '_' || r.place.within !== '') {
      if (leaf.as !== '_' && leaf.as !== '*')
        bind(r, leaf.as, { value: null, element: null, path: target });
      continue;
    }
    const star = leaf.as === '*';
    const { path } = r.place.module;
    r.aliases.push({
      ...spanOf(t, leaf.at),
      path: star ? path : `${path}::${leaf.as}`,
      target,
      star,
    });
  }
}

function readConst(r: Reader, item: Item): void {
  const { t } = r;
  const name = wordAt(t, item.name);
  const stop = t.kind[item.end - 1] === 59 ? item.end - 1 : item.end;
  r.value = null;
  const at = t.kind[item.head] === 58 ? readType(r, item.head + 1, stop) : item.head;
  const { value } = r;
  const gives = ownValue(r);
  const path = pathBelow(r.place, name);
  const traits = traitsOf(r, item);
  define(r, item.name, item.end - 1, {
    kind: 'const',
    name,
    path,
    owner: ownerOf(r.place),
    gives,
    ...traits,
  });
  if (r.impl?.python) defineMethodBinding(r, item, undefined, value, r.impl.python);
  if (t.kind[at] !== 61) return;
  const text = at + 2 === stop ? stringAt(t, at + 1) : '';
  if (isVariable(text)) {
    r.read = at + 1;
    defineVariable(r, at + 1, text, traits.deprecated);
  } else if (r.metrics && isMetric(text))
    define(r, at + 1, at + 1, {
      kind: 'metric',
      name: text,
      path: text,
      owner: r.place.module.path,
      deprecated: traits.deprecated,
    });
  const { place } = r;
  r.place = { ...place, owner: '', within: path };
  r.scan(r, at + 1, stop, whole);
  r.place = place;
}

function readAlias(r: Reader, item: Item): void {
  const { t } = r;
  const name = wordAt(t, item.name);
  const place = r.place;
  const stop = t.kind[item.end - 1] === 59 ? item.end - 1 : item.end;
  let { next } = readGenerics(r, item.head, stop);
  if (t.kind[next] === 58) next = bounds(r, next + 1, stop);
  let gives: Definition['gives'] = null;
  const equals = findTop(t, next, stop, 61);
  if (equals < stop) {
    next = readType(r, equals + 1, stop);
    gives = ownValue(r);
  }
  readWhere(r, next, stop);
  define(r, item.name, item.end - 1, {
    kind: 'type',
    name,
    path: pathBelow(place, name),
    owner: ownerOf(place),
    gives,
    ...traitsOf(r, item),
  });
}

function readMacro(r: Reader, item: Item): void {
  const name = wordAt(r.t, item.name);
  const path = r.macros.get(name) ?? pathBelow(r.place, name);
  const exported = path === `${r.crate}::${name}`;
  define(r, item.name, item.end - 1, {
    kind: 'macro',
    name,
    path,
    ...traitsOf(r, item),
    visibility: exported ? 'public' : 'crate',
  });
  const { rules } = r;
  r.rules = name;
  readMacroRules(r, item.body);
  r.rules = rules;
}

function readCrate(r: Reader, item: Item): void {
  const { t } = r;
  const name = wordAt(t, item.name);
  const target = r.crates.get(name) ?? name;
  refer(r, 'import', item.name, pathOf(target));
  const as = t.text.startsWith('as', t.start[item.head]) ? wordAt(t, item.head + 1) : name;
  r.aliases.push({
    ...spanOf(t, item.name),
    path: `${r.place.module.path}::${as}`,
    target,
    star: false,
  });
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
