import { parseTypeText, type Segment } from '../types/ast.ts';
import { readGenerics, traitGenerics } from '../types/generics.ts';
import { findAssociated } from '../types/methods.ts';
import { resolvePath } from '../types/paths.ts';
import { resolveType, withArgs } from '../types/resolve.ts';
import type { FnDef, TypeDef } from '../types/symbols.ts';
import { freshVar, shallow, type Type, unknown } from '../types/type.ts';
import type { Pass } from './context.ts';

export interface Constructor {
  readonly make: TypeDef;
  readonly variant: string | undefined;
  readonly type: Type;
}

export type Callee =
  | {
      readonly fn: FnDef;
      readonly self: Type | undefined;
      readonly generics: ReadonlyMap<string, Type>;
      readonly turbofish: readonly Type[];
      readonly owner?: Type;
    }
  | Constructor;

/** What a called path stands for. */
export function resolveCallee(pass: Pass, text: string): Callee | undefined {
  const ast = parseTypeText(text);
  if (ast.k === 'qself') {
    const owner = resolveType(pass.env, ast.self);
    const name = ast.names[ast.names.length - 1] ?? '';
    return (
      associated(pass, owner, name, []) ??
      traitFunction(pass, ast.trait ? resolveType(pass.env, ast.trait) : unknown, owner, name, [])
    );
  }
  if (ast.k !== 'path') return undefined;
  const { segments } = ast;
  const last = segments[segments.length - 1]!;
  const turbofish = last.args.map((a) => resolveType(pass.env, a));
  if (segments.length > 1) {
    const prefix = segments.slice(0, -1);
    const owner = ownerType(pass, prefix);
    if (owner) {
      const t = shallow(owner);
      const made = t.k === 'adt' ? variantOf(t.def, last.name, owner) : undefined;
      if (made) return made;
      const direct = associated(pass, owner, last.name, turbofish);
      if (direct) return direct;
      if (t.k === 'traits' && !t.impl)
        return traitFunction(pass, owner, freshVar(), last.name, turbofish);
    }
  }
  const found = resolvePath(
    pass.env.workspace,
    pass.env.scope,
    segments.map((s) => s.name),
  );
  if (!found) return undefined;
  if ('fn' in found) return { fn: found.fn, self: undefined, generics: new Map(), turbofish };
  if ('variant' in found)
    return { make: found.of, variant: found.variant, type: fresh(pass, found.of) };
  if ('type' in found && found.type.facts.kind !== 'trait') {
    const type = shallow(
      withArgs(pass.env.workspace, found.type, freshArgs(found.type, turbofish)),
    );
    return type.k === 'adt' ? { make: type.def, variant: undefined, type } : undefined;
  }
  return undefined;
}

/** The type that the front part of a path names, as `Vec<T>` in `Vec::<T>::new`; undefined where it is a module. */
export function ownerType(pass: Pass, prefix: readonly Segment[]): Type | undefined {
  const first = prefix[0]!;
  if (first.name === 'Self' || pass.env.generics.has(first.name))
    return resolveType(pass.env, { k: 'path', segments: prefix });
  if (prefix.length === 1 && /^([iu](\d+|size)|f\d+|str|char|bool)$/.test(first.name))
    return { k: 'prim', name: first.name };
  const found = resolvePath(
    pass.env.workspace,
    pass.env.scope,
    prefix.map((s) => s.name),
  );
  if (!found || !('type' in found)) return undefined;
  if (found.type.facts.kind === 'trait')
    return resolveType(pass.env, { k: 'path', segments: prefix });
  const given = prefix[prefix.length - 1]!.args.map((a) => resolveType(pass.env, a));
  return withArgs(pass.env.workspace, found.type, freshArgs(found.type, given));
}

function freshArgs(def: TypeDef, given: readonly Type[]): Type[] {
  return readGenerics(def.facts.generics, '').map((_, at) => given[at] ?? freshVar());
}

function fresh(pass: Pass, def: TypeDef): Type {
  return withArgs(pass.env.workspace, def, freshArgs(def, []));
}

function variantOf(def: TypeDef, name: string, type: Type): Callee | undefined {
  return def.facts.variants.some((v) => v.name === name)
    ? { make: def, variant: name, type }
    : undefined;
}

function associated(
  pass: Pass,
  owner: Type,
  name: string,
  turbofish: readonly Type[],
): Callee | undefined {
  const found = findAssociated(pass.env.workspace, owner, name);
  return found
    ? { fn: found.fn, self: owner, generics: found.generics, turbofish, owner }
    : undefined;
}

function traitFunction(
  pass: Pass,
  trait: Type,
  self: Type,
  name: string,
  turbofish: readonly Type[],
): Callee | undefined {
  if (trait.k !== 'traits') return undefined;
  const bound = trait.bounds[0];
  const facts = bound?.def?.facts.fns.find((f) => f.name === name);
  if (!bound?.def || !facts) return undefined;
  const { def } = bound;
  pass.env.workspace.asked.add(name);
  return {
    fn: { name, facts, scope: def.scope, file: def.file, trait: def },
    self,
    generics: traitGenerics(bound),
    turbofish,
  };
}
