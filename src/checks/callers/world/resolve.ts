import type { Definition } from '../../../symbols/index.ts';
import { authoritative, basesOf, isType } from './members.ts';
import { joinPath, partsOf } from './paths.ts';
import { isNative, isStub, type World } from './world.ts';

/** What a path means in a world. */
export type Resolved =
  | { readonly k: 'definitions'; readonly all: readonly Definition[] }
  | { readonly k: 'module'; readonly path: string }
  /** The owner is known in full and has no such name. */
  | { readonly k: 'missing'; readonly owner: string; readonly name: string }
  /** Of another repository. */
  | { readonly k: 'outside' }
  | { readonly k: 'unknown' };

export const unknown: Resolved = { k: 'unknown' };
const outside: Resolved = { k: 'outside' };

/** An alias may lead to what stands below itself; no real chain is as long. */
const deepest = 12;

/** Paths that a question has come by, with their answers; null while one is looked for. */
type Seen = Map<string, Resolved | null>;

/** What `path` names: through re-exports, star imports, members of classes and their bases. */
export function resolvePath(world: World, path: string, depth = 0): Resolved {
  if (depth > 0) return find(world, path, depth, new Map());
  const key = `p ${path}`;
  let found = world.memo.get(key) as Resolved | undefined;
  if (!found) {
    found = find(world, path, 0, new Map());
    world.memo.set(key, found);
  }
  return found;
}

/** Each path is looked for once: modules that hand on each other's names lead to it in many ways. */
function find(world: World, path: string, depth: number, seen: Seen): Resolved {
  if (depth > deepest) return unknown;
  const known = seen.get(path);
  if (known !== undefined) return known ?? unknown;
  seen.set(path, null);
  const found = search(world, path, depth, seen);
  seen.set(path, found);
  return found;
}

function search(world: World, path: string, depth: number, seen: Seen): Resolved {
  const parts = partsOf(path);
  const separator = path.includes('::') ? '::' : '.';
  for (let length = parts.length; length > 0; length--) {
    const module = parts.slice(0, length).join(separator);
    if (!isModule(world, module)) continue;
    if (length === parts.length) {
      // A name of the package may hide its sub-module, as `from .run import run` does.
      return { k: 'module', path: module };
    }
    return inModule(world, module, parts.slice(length), separator, depth, seen);
  }
  // Rust: an enum or struct at the root of the names, known by its definition alone.
  return world.definitions.has(path) ? definitionsAt(world, path) : outside;
}

function isModule(world: World, path: string): boolean {
  return (
    world.modules.has(path) ||
    world.definitions.get(path)?.some((each) => each.kind === 'module') === true
  );
}

function inModule(
  world: World,
  module: string,
  rest: readonly string[],
  separator: string,
  depth: number,
  seen: Seen,
): Resolved {
  const unread = (world.modules.get(module) ?? []).filter((path) => !world.files.has(path));
  const [name = '', ...more] = rest;
  const path = joinPath(module, name, separator);
  const here = definitionsAt(world, path);
  if (here.k === 'definitions' && !here.all.every((each) => each.kind === 'module'))
    return more.length === 0 ? here : below(world, here.all, more, depth);
  let lost: Resolved | undefined;
  for (const alias of world.aliases.get(path) ?? []) {
    if (alias.target === path) continue;
    const found = find(world, [alias.target, ...more].join(separator), depth + 1, seen);
    // Handed on from another repository: it is there, and no one sees what it is.
    if (found.k === 'outside') return unknown;
    if (found.k !== 'missing') return found;
    lost ??= found;
  }
  // The alias itself is there; what it stands for is not, nor what another one does (`try`, `except ImportError`).
  if (lost && more.length === 0) return lost;
  if (unread.length > 0) {
    for (const file of unread) world.wanted.add(file);
    return unknown;
  }
  let unseen = world.open.has(module);
  for (const star of world.stars.get(module) ?? []) {
    // What offers its names comes first: a path that leads nowhere would grow by itself at each turn.
    const from = seen.get(star) === null ? unknown : find(world, star, depth + 1, seen);
    const target = from.k === 'module' ? joinPath(from.path, rest.join(separator), separator) : '';
    // In a circle of modules each adds what it has itself.
    if (seen.get(target) === null) continue;
    const found =
      from.k === 'definitions'
        ? below(world, from.all, rest, depth + 1)
        : from.k === 'module'
          ? find(world, target, depth, seen)
          : unknown;
    if (found.k === 'definitions' || found.k === 'module') return found;
    if (found.k !== 'missing') unseen = true;
  }
  return unseen || ofEveryModule.has(name) ? unknown : { k: 'missing', owner: module, name };
}

/** Python gives every module these. */
const ofEveryModule = new Set(
  '__name__ __file__ __doc__ __all__ __path__ __package__ __spec__ __loader__ __dict__ __class__ __cached__'.split(
    ' ',
  ),
);

function definitionsAt(world: World, path: string): Resolved {
  const all = world.definitions.get(path);
  if (!all) return unknown;
  // A stub of a native module only repeats what that declares.
  const own = all.filter((each) => !isStub(world, each) || !isNative(world, each.owner));
  return own.length > 0 ? { k: 'definitions', all: own } : unknown;
}

/** Members of a class or type, one after the other. */
function below(
  world: World,
  owners: readonly Definition[],
  rest: readonly string[],
  depth: number,
): Resolved {
  let found: Resolved = { k: 'definitions', all: owners };
  for (const name of rest) {
    if (found.k !== 'definitions') return found;
    found = findMember(world, found.all[0]!.path, name, depth);
  }
  return found;
}

/** A member of the type at `owner`, its own or inherited. */
export function findMember(world: World, owner: string, name: string, depth = 0): Resolved {
  const key = `m ${owner} ${name}`;
  const known = world.memo.get(key) as Resolved | undefined;
  if (known) return known;
  // A class that is its own base, through others, ends here.
  world.memo.set(key, unknown);
  const found = member(world, owner, name, depth);
  world.memo.set(key, found);
  return found;
}

function member(world: World, owner: string, name: string, depth: number): Resolved {
  const separator = owner.includes('::') ? '::' : '.';
  const owners = world.definitions.get(owner) ?? [];
  if (owners.length === 0) return unknown;
  const own = authoritative(
    world,
    owners,
    world.definitions.get(joinPath(owner, name, separator)) ?? [],
  );
  if (own.length > 0) return { k: 'definitions', all: own };
  let unseen = false;
  for (const each of owners) {
    if (each.open || !isType(world, each)) unseen = true;
    for (const base of basesOf(each)) {
      const up = base === '?' || depth > 8 ? unknown : resolvePath(world, base, depth + 1);
      const found =
        up.k === 'definitions' ? findMember(world, up.all[0]!.path, name, depth + 1) : unknown;
      if (found.k === 'definitions') return found;
      if (found.k !== 'missing') unseen = true;
    }
  }
  return unseen || !isWhole(world, owners) ? unknown : { k: 'missing', owner, name };
}

/** Members may stand in any file of a native module, so all of them must be read before one can be missing. */
function isWhole(world: World, owners: readonly Definition[]): boolean {
  const unread = owners
    .filter((each) => each.kind === 'binding')
    .flatMap((each) => world.modules.get(each.owner) ?? [])
    .filter((path) => !world.files.has(path));
  for (const path of unread) world.wanted.add(path);
  return unread.length === 0;
}
