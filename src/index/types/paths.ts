import type { Workspace } from './store.ts';
import type { ConstDef, Crate, FnDef, ModuleScope, TypeDef } from './symbols.ts';
import { joinPath } from './symbols.ts';

export type Resolved =
  | { readonly type: TypeDef }
  | { readonly module: ModuleScope }
  | { readonly fn: FnDef }
  | { readonly constant: ConstDef }
  | { readonly variant: string; readonly of: TypeDef };

/** Names every module has without an import. */
const prelude = new Map(
  Object.entries({
    'std::option': 'Option',
    'std::option::Option': 'Some None',
    'std::result': 'Result',
    'std::result::Result': 'Ok Err',
    'std::vec': 'Vec',
    'std::string': 'String ToString',
    'std::boxed': 'Box',
    'std::clone': 'Clone',
    'std::marker': 'Copy Send Sync Sized Unpin',
    'std::convert': 'From Into TryFrom TryInto AsRef AsMut',
    'std::default': 'Default',
    'std::iter': 'Iterator IntoIterator Extend DoubleEndedIterator ExactSizeIterator FromIterator',
    'std::borrow': 'ToOwned',
    'std::cmp': 'PartialEq Eq PartialOrd Ord',
    'std::ops': 'Drop Fn FnMut FnOnce',
    'std::mem': 'drop',
    'std::future': 'Future',
  }).flatMap(([module, names]) =>
    names.split(' ').map((name) => [name, `${module}::${name}`] as const),
  ),
);

/** Crates known by more than one name. */
const crateAliases: Readonly<Record<string, string>> = { core: 'std', alloc: 'std' };

const limit = 64;

/** Stands for a name that is being searched: globs may lead in a circle. */
const searching = Symbol('searching');

const missing = new WeakMap<Workspace, Set<string>>();
const unknownCrates = {
  has: (workspace: Workspace, name: string): boolean => missing.get(workspace)?.has(name) ?? false,
  add: (workspace: Workspace, name: string): void =>
    void missing.set(workspace, (missing.get(workspace) ?? new Set()).add(name)),
};

/** What a path stands for, seen from a module: imports, globs, re-exports, the prelude and other crates. */
export function resolvePath(
  workspace: Workspace,
  scope: ModuleScope,
  segments: readonly string[],
  depth = 0,
): Resolved | undefined {
  if (depth > limit || segments.length === 0) return undefined;
  const [first, ...rest] = segments;
  const head = resolveHead(workspace, scope, first!, depth);
  return rest.length === 0 ? head : walk(workspace, head, rest, depth);
}

function walk(
  workspace: Workspace,
  from: Resolved | undefined,
  rest: readonly string[],
  depth: number,
): Resolved | undefined {
  let at = from;
  for (const name of rest) {
    if (!at) return undefined;
    workspace.asked.add(name);
    if ('module' in at)
      at =
        name === 'super'
          ? parentOf(workspace, at.module)
          : inModule(workspace, at.module, name, depth + 1);
    else if ('type' in at) at = inType(at.type, name);
    else return undefined;
  }
  return at;
}

function resolveHead(
  workspace: Workspace,
  scope: ModuleScope,
  name: string,
  depth: number,
): Resolved | undefined {
  if (name === 'crate' || name === '$crate') return moduleAt(workspace, scope.crate, '');
  if (name === 'self') return { module: scope };
  if (name === 'super') return parentOf(workspace, scope);
  workspace.asked.add(name);
  return (
    inModule(workspace, scope, name, depth) ??
    fromPrelude(workspace, name, depth) ??
    externCrate(workspace, scope.crate, name)
  );
}

function fromPrelude(workspace: Workspace, name: string, depth: number): Resolved | undefined {
  const path = prelude.get(name);
  if (!path) return undefined;
  const std = externCrate(workspace, undefined, 'std');
  return walk(workspace, std, path.split('::').slice(1), depth + 1);
}

function externCrate(
  workspace: Workspace,
  from: Crate | undefined,
  name: string,
): Resolved | undefined {
  const target = crateAliases[name] ?? from?.deps.get(name) ?? name;
  let crate = workspace.crates.get(target);
  if (!crate) {
    if (unknownCrates.has(workspace, target)) return undefined;
    workspace.demand(target, '');
    crate = workspace.crates.get(target);
    if (!crate) unknownCrates.add(workspace, target);
  }
  return crate ? moduleAt(workspace, crate, '') : undefined;
}

function moduleAt(workspace: Workspace, crate: Crate, path: string): Resolved | undefined {
  let module = crate.modules.get(path);
  if (!module?.demanded) {
    workspace.demand(crate.name, path);
    module = crate.modules.get(path);
    if (module) module.demanded = true;
  }
  return module ? { module } : undefined;
}

function parentOf(workspace: Workspace, scope: ModuleScope): Resolved | undefined {
  const cut = scope.path.lastIndexOf('::');
  if (scope.path === '') return undefined;
  return moduleAt(workspace, scope.crate, cut < 0 ? '' : scope.path.slice(0, cut));
}

/** A name inside a module: its own items, then imports, then globs. Remembered, as long as no cycle cut the search short. */
function inModule(
  workspace: Workspace,
  scope: ModuleScope,
  name: string,
  depth: number,
): Resolved | undefined {
  if (!scope.demanded) {
    scope.demanded = true;
    workspace.demand(scope.crate.name, scope.path);
  }
  const known = scope.resolved.get(name) as Resolved | null | undefined | typeof searching;
  if (known !== undefined && known !== searching) return known ?? undefined;
  if (depth > limit || known === searching) {
    workspace.cut = true;
    return undefined;
  }
  const before = workspace.cut;
  workspace.cut = false;
  scope.resolved.set(name, searching);
  const found = searchModule(workspace, scope, name, depth);
  scope.resolved.delete(name);
  if (found || !workspace.cut) scope.resolved.set(name, found ?? null);
  workspace.cut ||= before;
  return found;
}

function searchModule(
  workspace: Workspace,
  scope: ModuleScope,
  name: string,
  depth: number,
): Resolved | undefined {
  const type = scope.types.get(name);
  if (type) return { type };
  const fn = scope.fns.get(name);
  if (fn) return { fn };
  const constant = scope.consts.get(name);
  if (constant) return { constant };
  const child = joinPath(scope.path, name);
  if (scope.children.has(name) || scope.crate.modules.has(child))
    return moduleAt(workspace, scope.crate, child);
  for (const use of scope.uses) {
    if (use.as !== name) continue;
    const found = resolveUse(workspace, scope, use.path, name, depth + 1);
    if (found) return found;
  }
  for (const use of scope.uses) {
    if (use.as !== '*') continue;
    const target = resolveUse(workspace, scope, use.path, '', depth + 1);
    if (!target) continue;
    if ('module' in target && target.module !== scope) {
      const found = inModule(workspace, target.module, name, depth + 1);
      if (found) return found;
    } else if ('type' in target) {
      const found = inType(target.type, name);
      if (found) return found;
    }
  }
  return undefined;
}

function resolveUse(
  workspace: Workspace,
  scope: ModuleScope,
  path: string,
  self: string,
  depth: number,
): Resolved | undefined {
  if (depth > limit) return undefined;
  const segments = path.split('::').filter((s) => s !== '');
  const first = segments[0];
  if (first === undefined) return undefined;
  // `use serde::Serialize` names a crate; `use module::X` (2018 uniform paths) a sibling. A name must not resolve to itself.
  if (first !== 'crate' && first !== 'self' && first !== 'super') {
    const sibling =
      first === self && segments.length === 1
        ? undefined
        : siblingOf(workspace, scope, first, depth);
    const head = sibling ?? externCrate(workspace, scope.crate, first);
    return segments.length === 1 ? head : walk(workspace, head, segments.slice(1), depth);
  }
  return resolvePath(workspace, scope, segments, depth);
}

function siblingOf(
  workspace: Workspace,
  scope: ModuleScope,
  name: string,
  depth: number,
): Resolved | undefined {
  const child = joinPath(scope.path, name);
  if (scope.children.has(name) || scope.crate.modules.has(child))
    return moduleAt(workspace, scope.crate, child);
  const type = scope.types.get(name);
  if (type) return { type };
  // A name brought in by another import of this module, such as `use a::b; use b::C;`.
  for (const use of scope.uses) {
    if (use.as !== name || use.path === name || use.path.startsWith(`${name}::`)) continue;
    return resolveUse(workspace, scope, use.path, name, depth + 1);
  }
  return undefined;
}

function inType(type: TypeDef, name: string): Resolved | undefined {
  if (type.facts.kind === 'enum' && type.facts.variants.some((v) => v.name === name))
    return { variant: name, of: type };
  return undefined;
}
