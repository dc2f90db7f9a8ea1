import { parseBoundsText, parseTypeText, type TypeAst } from './ast.ts';
import { readGenerics } from './generics.ts';
import { resolvePath } from './paths.ts';
import type { Workspace } from './store.ts';
import type { TypeDef } from './symbols.ts';
import { freshVar, type TraitRef, type Type, unknown } from './type.ts';
import type { TypeEnv } from './type-env.ts';
import { isClosed, isOpen, namesIn, type Written } from './written.ts';

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
      for (const name of ast.names) at = env.workspace.project(env.workspace, at, name);
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
    for (const segment of segments.slice(1))
      at = env.workspace.project(env.workspace, at, segment.name);
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
      ? env.workspace.project(env.workspace, applyType(env, owner.type, []), last.name)
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
