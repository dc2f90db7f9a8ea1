import { argument, argumentsOf, argumentText } from './attributes.ts';
import { closeOf, hashWord, isHash, pastAngles, stringAt, wordAt } from './cursor.ts';
import { readGenerics } from './generics.ts';
import { type Item, itemsIn } from './items.ts';
import { kinds } from './lex.ts';
import type { Module, Reader } from './reader.ts';
import { resolve } from './scope.ts';
import { readType } from './types.ts';
import { type Leaf, leavesOf } from './uses.ts';

const forWord = hashWord('for');

/** Items of a container, found once. */
export function itemsInside(r: Reader, open: number): readonly Item[] {
  let items = r.inside.get(open);
  if (!items) {
    items = itemsIn(r.t, open + 1, closeOf(r.t, open));
    r.inside.set(open, items);
  }
  return items;
}

/** Learns what the names of all modules of the file stand for, before anything in them is read. */
export function outline(r: Reader, items: readonly Item[]): void {
  const found: [Module, readonly Item[]][] = [];
  collect(r, r.base, items, found, 0);
  const { place } = r;
  const later: [Module, Leaf][] = [];
  for (const [module, list] of found) {
    r.place = { ...place, module };
    for (const item of list)
      if (item.kind === 'use')
        for (const leaf of leavesOf(r.t, item.head, item.end)) {
          if (leaf.as === '*') module.stars.push(usedPath(r, leaf));
          else if (leaf.as !== '_') later.push([module, leaf]);
        }
  }
  for (const [module, leaf] of later) {
    r.place = { ...place, module };
    if (!module.names.has(leaf.as)) module.names.set(leaf.as, usedPath(r, leaf));
  }
  r.quiet = true;
  for (const [module, list] of found)
    for (const item of list) {
      if (item.kind !== 'impl') continue;
      r.place = { ...place, module };
      const header = readImplHeader(r, item);
      r.impls.push({ item, self: header.self, trait: header.trait });
    }
  r.quiet = false;
  r.place = place;
}

/** Path that a leaf of a `use` stands for; a lone name is a crate. */
export function usedPath(r: Reader, leaf: Leaf): string {
  const { segments } = leaf;
  const first = segments[0];
  if (first === undefined) return r.place.module.path;
  const lone =
    segments.length === 1 && /^[a-z_]/.test(first) && !/^(crate|self|super)$/.test(first);
  const { names, path } = r.place.module;
  if (lone && (!names.has(first) || names.get(first) === `${path}::${first}!`))
    return r.crates.get(first) ?? first;
  return resolve(r, segments);
}

function collect(
  r: Reader,
  path: string,
  items: readonly Item[],
  found: [Module, readonly Item[]][],
  depth: number,
): void {
  const module: Module = r.modules.get(path) ?? { path, names: new Map(), stars: [] };
  r.modules.set(path, module);
  found.push([module, items]);
  for (const item of items) {
    const name = item.name < 0 ? '' : wordAt(r.t, item.name);
    if (item.kind === 'invoke') inCall(r, module, item, found, depth);
    else if (item.kind === 'foreign') {
      for (const inner of itemsInside(r, item.body))
        if (inner.name >= 0)
          module.names.set(wordAt(r.t, inner.name), `${path}::${wordAt(r.t, inner.name)}`);
    } else if (item.kind === 'macro') {
      const exported = item.attributes.some((attribute) => attribute.name === 'macro_export');
      r.macros.set(name, `${exported ? r.crate : path}::${name}`);
    } else if (name !== '' && item.kind !== 'crate') {
      module.names.set(name, `${path}::${name}`);
      if (item.kind === 'const' || item.kind === 'static') text(r, item, `${path}::${name}`);
      if (item.kind === 'struct' || item.kind === 'enum')
        pythonClass(r, item, `${path}::${name}`, name);
    }
    if (item.kind === 'mod' && item.body >= 0 && depth < 32)
      collect(r, `${path}::${name}`, itemsInside(r, item.body), found, depth + 1);
  }
}

/** Items in the arguments of a macro: `thread_local!`, `cfg_if!`. */
function inCall(
  r: Reader,
  module: Module,
  item: Item,
  found: [Module, readonly Item[]][],
  depth: number,
): void {
  const { t } = r;
  if (depth > 8) return;
  const close = closeOf(t, item.body);
  const inner = itemsInside(r, item.body).filter((one) => one.kind !== 'invoke');
  if (inner.length > 0) collect(r, module.path, inner, found, depth + 1);
  if (wordAt(t, item.name) !== 'cfg_if') return;
  for (let i = item.body + 1; i < close; i++) {
    if (t.kind[i] !== 123) continue;
    collect(r, module.path, itemsInside(r, i), found, depth + 1);
    i = closeOf(t, i);
  }
}

/** Remembers the text of a constant. */
function text(r: Reader, item: Item, path: string): void {
  const at = item.end - 2;
  if (r.t.kind[at] === kinds.string && r.t.kind[at - 1] === 61)
    r.texts.set(path, stringAt(r.t, at));
}

/** Remembers the name under which Python knows a type. */
function pythonClass(r: Reader, item: Item, path: string, name: string): void {
  if (r.native === '') return;
  const pyclass = item.attributes.find((attribute) => /^(pyo3::)?pyclass$/.test(attribute.name));
  if (!pyclass) return;
  const args = argumentsOf(r.t, pyclass);
  const module = argumentText(r.t, argument(args, 'module'));
  const home = module.startsWith(`${r.native}.`) ? module : r.native;
  r.classes.set(path, `${home}.${argumentText(r.t, argument(args, 'name')) || name}`);
}

/** Reads `impl<T> Trait for Type`; the type parameters stay in sight. */
export function readImplHeader(
  r: Reader,
  item: Item,
): { self: string; trait: string; next: number } {
  const { t } = r;
  const outer = r.generics;
  let { next } = readGenerics(r, item.head, item.body);
  const negative = t.kind[next] === 33;
  if (negative) next++;
  let middle = next;
  while (middle < item.body && !(isHash(t, middle, forWord) && t.kind[middle + 1] !== 60))
    middle = t.kind[middle] === 60 ? Math.max(pastAngles(t, middle), middle + 1) : middle + 1;
  let trait = '';
  if (middle < item.body) {
    readType(r, next, middle);
    trait = r.value?.root ?? '';
    if (trait === '') trait = writtenPath(r, next, middle);
    next = middle + 1;
  }
  const start = next;
  next = readType(r, next, item.body);
  let self = r.value?.root ?? '';
  if (self === '') self = trait === '' ? writtenPath(r, start, next) : trait;
  if (r.quiet) r.generics = outer;
  return { self, trait: negative ? '' : trait, next };
}

/** Path of a type of which nothing else is known: `Vec<u8>` is `Vec`. */
function writtenPath(r: Reader, from: number, stop: number): string {
  const segments: string[] = [];
  for (let i = from; i < stop; i++) {
    if (r.t.kind[i] === kinds.word) segments.push(wordAt(r.t, i));
    else if (r.t.kind[i] !== kinds.path && segments.length > 0) break;
  }
  return segments.length === 0 ? '' : resolve(r, segments) || segments.join('::');
}
