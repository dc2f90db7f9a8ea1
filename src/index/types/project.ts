import { attributeType } from './attributes.ts';
import { traitGenerics } from './generics.ts';
import { implsOf, matchImpl } from './impls.ts';
import { resolveBounds, typeFromText } from './resolve.ts';
import type { Workspace } from './store.ts';
import { shallow, type TraitRef, type Type, unknown } from './type.ts';
import type { TypeEnv } from './type-env.ts';

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
