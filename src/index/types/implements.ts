import { derefOnce } from './deref.ts';
import { traitGenerics } from './generics.ts';
import { implsOf } from './impls.ts';
import { resolveBounds } from './resolve.ts';
import type { Workspace } from './store.ts';
import { shallow, type TraitRef, type Type } from './type.ts';
import type { TypeEnv } from './type-env.ts';

/** True when a type is known to implement a trait of that name. */
export function implementsByName(
  workspace: Workspace,
  given: Type,
  trait: string,
  depth: number,
): boolean {
  const type = shallow(given);
  if (depth > 6) return false;
  if (type.k === 'ref') return type.mut && implementsByName(workspace, type.to, trait, depth + 1);
  if (type.k === 'traits' || type.k === 'param')
    return boundsHave(workspace, type.bounds, trait, depth);
  if (type.k === 'fn') return trait.startsWith('Fn');
  if (type.k !== 'adt') return false;
  if (trait === 'Future' && type.def.traits.values.has('future')) return true;
  if (trait === 'Stream' && type.def.traits.values.has('stream')) return true;
  if (
    implsOf(workspace, type).some(
      (impl) => impl.facts.trait.replace(/<.*$/, '').split('::').pop() === trait,
    )
  )
    return true;
  // Pin<Box<dyn Stream>>, Box<dyn Future>: what the pointer holds.
  const next = derefOnce(workspace, type);
  return next !== undefined && implementsByName(workspace, next.type, trait, depth + 1);
}

function boundsHave(
  workspace: Workspace,
  bounds: readonly TraitRef[],
  trait: string,
  depth: number,
): boolean {
  return bounds.some((bound) => {
    if (bound.name === trait) return true;
    if (!bound.def || depth > 6) return false;
    const env: TypeEnv = {
      workspace,
      scope: bound.def.scope,
      generics: traitGenerics(bound),
      self: undefined,
    };
    return boundsHave(workspace, resolveBounds(env, bound.def.facts.target), trait, depth + 1);
  });
}
