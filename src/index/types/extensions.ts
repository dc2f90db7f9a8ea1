import type { FoundMethod } from './found-method.ts';
import { implementsByName } from './implements.ts';
import { resolvePath } from './paths.ts';
import type { Workspace } from './store.ts';
import type { ModuleScope, TypeDef } from './symbols.ts';
import type { Type } from './type.ts';

/** Methods of traits that are implemented for whole families of types: `StreamExt`, `Context`, `Instrument`. */
export function fromExtension(
  workspace: Workspace,
  type: Type,
  name: string,
  scope: ModuleScope | undefined,
): Omit<FoundMethod, 'step'> | undefined {
  if (type.k === 'unknown' || type.k === 'var' || type.k === 'ref' || type.k === 'proj')
    return undefined;
  const candidates = (workspace.traitMethods.get(name) ?? []).filter(
    ({ trait }) =>
      !trait.facts.test &&
      (!scope || isVisible(workspace, scope, trait)) &&
      covers(workspace, trait, type),
  );
  const [first, ...more] = candidates;
  if (!first) return undefined;
  if (
    more.some(
      (other) =>
        other.fn.facts.ret !== first.fn.facts.ret || other.fn.facts.self !== first.fn.facts.self,
    )
  )
    return undefined;
  return { fn: first.fn, self: type, generics: new Map() };
}

const visibility = new WeakMap<ModuleScope, Map<TypeDef, boolean>>();

/** A trait's methods exist only where the trait is imported; `use x::T as _` imports it without a name. */
function isVisible(workspace: Workspace, scope: ModuleScope, trait: TypeDef): boolean {
  const known = visibility.get(scope) ?? new Map<TypeDef, boolean>();
  visibility.set(scope, known);
  let visible = known.get(trait);
  if (visible === undefined) {
    const found = resolvePath(workspace, scope, [trait.name]);
    visible =
      (found !== undefined && 'type' in found && found.type === trait) ||
      scope.uses.some((use) => use.as === '_' && use.path.endsWith(`::${trait.name}`));
    known.set(trait, visible);
  }
  return visible;
}

function covers(workspace: Workspace, trait: TypeDef, type: Type): boolean {
  const supers = trait.facts.target
    .split('+')
    .map((t) => t.trim().replace(/<.*$/, '').split('::').pop() ?? '');
  const needed = supers.filter(
    (t) =>
      t !== '' &&
      t !== 'Sized' &&
      !t.startsWith("'") &&
      t !== 'Send' &&
      t !== 'Sync' &&
      t !== '?Sized',
  );
  if (needed.length > 0) return needed.every((t) => implementsByName(workspace, type, t, 0));
  return (
    trait.scope.crate.library ||
    (workspace.impls.get('*') ?? []).some(
      (impl) => impl.facts.trait.replace(/<.*$/, '').split('::').pop() === trait.name,
    )
  );
}
