import { parseBoundsText, parseTypeText, type TypeAst } from './ast.ts';
import { readGenerics } from './generics.ts';
import { type Resolved, resolvePath } from './paths.ts';
import type { Workspace } from './store.ts';
import type { ImplDef, ModuleScope, TypeDef } from './symbols.ts';
import { freshVar, shallow, type TraitRef, type Type, unknown } from './type.ts';
import { unify } from './unify.ts';
import { libraryType } from './workspace.ts';

/** Where a type is written: module, generic parameters in scope, and what `Self` is. */
export interface TypeEnv {
  readonly workspace: Workspace;
  readonly scope: ModuleScope;
  readonly generics: ReadonlyMap<string, Type>;
  readonly self: Type | undefined;
}

const primitives = new Set(
  'u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 bool char str !'.split(' '),
);

/** Type of a text as written in `env`; `''` is unknown. */
export function typeFromText(env: TypeEnv, text: string): Type {
  if (text === '') return unknown;
  const names = namesIn(text);
  if (isOpen(env, names)) return resolveType(env, parseTypeText(text));
  const { asked } = env.workspace;
  const known = env.scope.written.get(text) as Written | undefined;
  if (known) {
    // Asked by this file before: the names are noted.
    if (known.asked !== asked) for (const name of names) asked.add(name);
    known.asked = asked;
    return known.type;
  }
  const type = resolveType(env, parseTypeText(text));
  if (isClosed(type)) {
    for (const name of names) asked.add(name);
    env.scope.written.set(text, { type, asked } satisfies Written);
  }
  return type;
}

interface Written {
  readonly type: Type;
  /** The names asked by the file that was answered last. */
  asked: ReadonlySet<string>;
}

/** True when the text says something that is another type elsewhere: a type parameter, or `Self`. */
function isOpen(env: TypeEnv, names: readonly string[]): boolean {
  for (const name of names) if (name === 'Self' || env.generics.has(name)) return true;
  return false;
}

const identifiers = new Map<string, readonly string[]>();

/** Identifiers in the text of a type; found once per text and thread. */
function namesIn(text: string): readonly string[] {
  let names = identifiers.get(text);
  if (!names) {
    names = text.match(/[A-Za-z_]\w*/g) ?? [];
    identifiers.set(text, names);
  }
  return names;
}

/** True when a type holds no variable, so that it can be shared. */
function isClosed(type: Type): boolean {
  switch (type.k) {
    case 'var':
    case 'proj':
    case 'unknown':
      return false;
    case 'adt':
      return type.args.every(isClosed);
    case 'ref':
    case 'ptr':
      return isClosed(type.to);
    case 'slice':
    case 'array':
      return isClosed(type.of);
    case 'tuple':
      return type.items.every(isClosed);
    case 'fn':
      return isClosed(type.ret) && type.params.every(isClosed);
    case 'traits':
    case 'param':
      return type.bounds.every(
        (b) => b.args.every(isClosed) && [...b.assoc.values()].every(isClosed),
      );
    default:
      return true;
  }
}

/** Type of a parsed text in `env`. */
export function resolveType(env: TypeEnv, ast: TypeAst): Type {
  switch (ast.k) {
    case 'path':
      return resolvePathType(env, ast);
    case 'ref':
      return { k: 'ref', mut: ast.mut, to: resolveType(env, ast.to) };
    case 'ptr':
      return { k: 'ptr', to: resolveType(env, ast.to) };
    case 'tuple':
      return { k: 'tuple', items: ast.items.map((item) => resolveType(env, item)) };
    case 'slice':
      return { k: 'slice', of: resolveType(env, ast.of) };
    case 'array':
      return { k: 'array', of: resolveType(env, ast.of) };
    case 'fn':
      return {
        k: 'fn',
        kind: 'fn',
        params: ast.params.map((p) => resolveType(env, p)),
        ret: ast.ret ? resolveType(env, ast.ret) : { k: 'tuple', items: [] },
      };
    case 'bounds':
      return {
        k: 'traits',
        impl: ast.impl,
        bounds: ast.bounds.flatMap((bound) => traitRef(env, bound) ?? []),
      };
    case 'qself': {
      let at = resolveType(env, ast.self);
      for (const name of ast.names) at = project(env.workspace, at, name);
      return at;
    }
    default:
      return unknown;
  }
}

function resolvePathType(env: TypeEnv, ast: TypeAst & { k: 'path' }): Type {
  const { segments } = ast;
  const first = segments[0]!;
  const base = first.name === 'Self' ? env.self : env.generics.get(first.name);
  if (base) {
    let at = base;
    for (const segment of segments.slice(1)) at = project(env.workspace, at, segment.name);
    return at;
  }
  if (segments.length === 1) {
    if (primitives.has(first.name)) return { k: 'prim', name: first.name };
    if (first.name === '_') return freshVar();
  }
  const found = resolvePath(
    env.workspace,
    env.scope,
    segments.map((s) => s.name),
  );
  const last = segments[segments.length - 1]!;
  if (!found) {
    if (segments.length === 1) return unknown;
    // `Iterator::Item` of a type found by its path.
    const owner = resolvePath(
      env.workspace,
      env.scope,
      segments.slice(0, -1).map((s) => s.name),
    );
    return owner && 'type' in owner
      ? project(env.workspace, applyType(env, owner.type, []), last.name)
      : unknown;
  }
  if ('variant' in found)
    return applyType(env, found.of, segments[segments.length - 2]?.args ?? []);
  if (!('type' in found)) return unknown;
  if (found.type.facts.kind === 'trait')
    return { k: 'traits', impl: false, bounds: [traitOf(env, found.type, ast)] };
  return applyType(env, found.type, last.args);
}

/** A definition with arguments as written; an alias is replaced by what it stands for. */
function applyType(env: TypeEnv, def: TypeDef, written: readonly TypeAst[]): Type {
  const params = readGenerics(def.facts.generics, '');
  const args = params.map((param, at) => {
    const given = written[at];
    if (given) return resolveType(env, given);
    if (param.default === '') return freshVar();
    return resolveType(
      { ...env, scope: def.scope, generics: new Map() },
      parseTypeText(param.default),
    );
  });
  return withArgs(env.workspace, def, args);
}

let aliasDepth = 0;

/** A definition with resolved arguments; an alias is replaced by what it stands for. */
export function withArgs(workspace: Workspace, def: TypeDef, args: readonly Type[]): Type {
  if (def.facts.kind !== 'alias') return { k: 'adt', def, args };
  if (aliasDepth > 16) return unknown;
  const params = readGenerics(def.facts.generics, '');
  aliasDepth++;
  try {
    const generics = new Map(params.map((param, at) => [param.name, args[at] ?? unknown]));
    return typeFromText(
      { workspace, scope: def.scope, generics, self: undefined },
      def.facts.target,
    );
  } finally {
    aliasDepth--;
  }
}

/** Bounds of a parameter as trait references. */
export function resolveBounds(env: TypeEnv, bounds: string): TraitRef[] {
  if (bounds === '') return [];
  return parseBoundsText(bounds).flatMap((bound) => traitRef(env, bound) ?? []);
}

function traitRef(env: TypeEnv, ast: TypeAst): TraitRef | undefined {
  if (ast.k !== 'path') return undefined;
  const found = resolvePath(
    env.workspace,
    env.scope,
    ast.segments.map((s) => s.name),
  );
  return traitOf(env, found && 'type' in found ? found.type : undefined, ast);
}

function traitOf(env: TypeEnv, def: TypeDef | undefined, ast: TypeAst & { k: 'path' }): TraitRef {
  const last = ast.segments[ast.segments.length - 1]!;
  const assoc = new Map(last.assoc.map((a) => [a.name, resolveType(env, a.type)]));
  if (last.sugar && last.ret) assoc.set('Output', resolveType(env, last.ret));
  return { def, name: last.name, args: last.args.map((a) => resolveType(env, a)), assoc };
}

/** `of::name`: an associated type, as far as the bounds or an impl tell it. */
export function project(workspace: Workspace, of: Type, name: string): Type {
  const type = shallow(of);
  switch (type.k) {
    case 'traits':
    case 'param':
      return fromBounds(workspace, type.bounds, name, 0) ?? { k: 'proj', of, name };
    case 'fn':
      return name === 'Output' ? type.ret : unknown;
    case 'ref':
      return name === 'Item' ? itemBehind(workspace, type.to, type.mut) : unknown;
    case 'adt': {
      if (name === 'Output' && type.def.traits.values.has('future'))
        return attributeType(workspace, type, 'future') ?? unknown;
      if ((name === 'Item' || name === 'IntoIter') && type.def.traits.values.has('iter'))
        return attributeType(workspace, type, 'iter') ?? unknown;
      if (name === 'Target')
        return (
          attributeType(workspace, type, 'deref') ?? fromImpls(workspace, type, name) ?? unknown
        );
      return fromImpls(workspace, type, name) ?? unknown;
    }
    case 'var':
      return { k: 'proj', of, name };
    default:
      return unknown;
  }
}

/** What walking over a reference gives: `&Vec<T>` walks over `&T`; `&mut` of an iterator over its own items. */
function itemBehind(workspace: Workspace, to: Type, mut: boolean): Type {
  const inner = shallow(to);
  if (inner.k === 'slice' || inner.k === 'array') return { k: 'ref', mut, to: inner.of };
  const own =
    inner.k === 'adt' ? attributeType(workspace, inner, mut ? 'iter_mut' : 'iter_ref') : undefined;
  return own ?? project(workspace, inner, 'Item');
}

function fromBounds(
  workspace: Workspace,
  bounds: readonly TraitRef[],
  name: string,
  depth: number,
): Type | undefined {
  if (depth > 6) return undefined;
  for (const bound of bounds) {
    const direct = bound.assoc.get(name);
    if (direct) return direct;
    if (!bound.def) continue;
    const env: TypeEnv = {
      workspace,
      scope: bound.def.scope,
      generics: traitGenerics(bound),
      self: undefined,
    };
    const inherited = fromBounds(
      workspace,
      resolveBounds(env, bound.def.facts.target),
      name,
      depth + 1,
    );
    if (inherited) return inherited;
  }
  return undefined;
}

/** Arguments of a trait reference by the names of its parameters. */
export function traitGenerics(bound: TraitRef): Map<string, Type> {
  const params = bound.def ? readGenerics(bound.def.facts.generics, '') : [];
  return new Map(params.map((param, at) => [param.name, bound.args[at] ?? unknown]));
}

function fromImpls(
  workspace: Workspace,
  type: Type & { k: 'adt' },
  name: string,
): Type | undefined {
  for (const impl of implsOf(workspace, type)) {
    const found = impl.facts.types.find((t) => t.name === name);
    if (!found) continue;
    const generics = matchImpl(workspace, impl, type);
    if (generics)
      return typeFromText({ workspace, scope: impl.scope, generics, self: type }, found.type);
  }
  return undefined;
}

/** Value of a stub attribute such as `deref = "T"`, with the type's arguments put in. */
export function attributeType(
  workspace: Workspace,
  type: Type & { k: 'adt' },
  attribute: string,
): Type | undefined {
  const text = type.def.traits.values.get(attribute);
  if (text === undefined) return undefined;
  const params = readGenerics(type.def.facts.generics, '');
  const generics = new Map(params.map((param, at) => [param.name, type.args[at] ?? unknown]));
  return typeFromText({ workspace, scope: type.def.scope, generics, self: type }, text);
}

/** A library type by path with arguments; unknown when the stubs lack it. */
export function library(workspace: Workspace, path: string, args: readonly Type[]): Type {
  const def = libraryType(workspace, path);
  return def ? withArgs(workspace, def, args) : unknown;
}

const selfDefs = new WeakMap<ImplDef, TypeDef | null>();

/** Impls whose self type is this definition (behind references too), inherent ones first. */
export function implsOf(workspace: Workspace, type: Type & { k: 'adt' }): ImplDef[] {
  workspace.asked.add(type.def.name);
  workspace.demandImpls(type.def);
  const named = workspace.impls.get(type.def.name) ?? [];
  const home = type.def.scope.crate.name;
  const own = named.filter((impl) => {
    const { crate } = impl.scope;
    // What other crates implement for it may or may not have been read by now: an answer must not depend on that.
    if (crate.name !== home && crate.name !== workspace.asking && !crate.library) return false;
    return selfDef(workspace, impl) === type.def;
  });
  return own.length > 1 ? own.sort(inherentFirst) : own;
}

/** Inherent impls come before those of traits; else the order of the files, not that in which they were read. */
function inherentFirst(a: ImplDef, b: ImplDef): number {
  return (
    Number(a.facts.trait !== '') - Number(b.facts.trait !== '') ||
    (a.file < b.file ? -1 : a.file > b.file ? 1 : a.at - b.at)
  );
}

function selfDef(workspace: Workspace, impl: ImplDef): TypeDef | null {
  const known = selfDefs.get(impl);
  if (known !== undefined) return known;
  let ast: TypeAst = parseTypeText(impl.facts.self);
  while (ast.k === 'ref') ast = ast.to;
  let def: TypeDef | null = null;
  if (ast.k === 'path') {
    const found = resolvePath(
      workspace,
      impl.scope,
      ast.segments.map((s) => s.name),
    );
    if (found && 'type' in found) {
      def = found.type;
      // An impl on an alias is an impl on what the alias names.
      for (let hops = 0; def && def.facts.kind === 'alias' && hops < 8; hops++) {
        const target: TypeAst = parseTypeText(def.facts.target);
        const next: Resolved | undefined =
          target.k === 'path'
            ? resolvePath(
                workspace,
                def.scope,
                target.segments.map((s) => s.name),
              )
            : undefined;
        def = next && 'type' in next ? next.type : null;
      }
    }
  }
  selfDefs.set(impl, def);
  return def;
}

/** Generic arguments under which the impl covers the type; undefined when it does not. */
export function matchImpl(
  workspace: Workspace,
  impl: ImplDef,
  type: Type,
): Map<string, Type> | undefined {
  const generics = new Map<string, Type>(
    readGenerics(impl.facts.generics, '').map((param) => [param.name, freshVar()]),
  );
  const env: TypeEnv = { workspace, scope: impl.scope, generics, self: type };
  const self = shallow(resolveType(env, parseTypeText(impl.facts.self)));
  const target = shallow(type);
  if (self.k === 'ref' && target.k !== 'ref') return unify(self.to, target) ? generics : undefined;
  return unify(self, target) ? generics : undefined;
}
