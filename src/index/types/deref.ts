import { attributeType } from './attributes.ts';
import { implsOf } from './impls.ts';
import { project } from './project.ts';
import type { Workspace } from './store.ts';
import { shallow, type Type } from './type.ts';

/** How a place is left on the way to a field or method: through a reference, a guard, a counted pointer, or another Deref. */
export type Through = 'ref' | 'ref-mut' | 'ptr' | 'guard' | 'refcount' | 'box' | 'deref';

export interface Step {
  readonly type: Type;
  readonly through: readonly Through[];
}

/** A type and what it derefs to, one step at a time. */
export function autoderef(workspace: Workspace, start: Type): Step[] {
  const steps: Step[] = [];
  let type = shallow(start);
  let through: Through[] = [];
  for (let hops = 0; hops < 10; hops++) {
    steps.push({ type, through });
    const next = derefOnce(workspace, type);
    if (!next) break;
    through = [...through, next.through];
    type = shallow(next.type);
  }
  return steps;
}

/** What `*x` gives for a type, and through what; undefined when it does not deref. */
export function derefOnce(
  workspace: Workspace,
  given: Type,
): { readonly type: Type; readonly through: Through } | undefined {
  const type = shallow(given);
  if (type.k === 'ref') return { type: type.to, through: type.mut ? 'ref-mut' : 'ref' };
  if (type.k === 'ptr') return { type: type.to, through: 'ptr' };
  if (type.k === 'array') return { type: { k: 'slice', of: type.of }, through: 'deref' };
  if (type.k !== 'adt') return undefined;
  const { flags } = type.def.traits;
  const target = attributeType(workspace, type, 'deref');
  if (target)
    return {
      type: target,
      through: flags.has('guard')
        ? 'guard'
        : flags.has('refcount')
          ? 'refcount'
          : type.def.name === 'Box'
            ? 'box'
            : 'deref',
    };
  if (type.def.scope.crate.library) return undefined;
  const impl = implsOf(workspace, type).find((i) => /(^|::)Deref$/.test(i.facts.trait));
  if (!impl) return undefined;
  const own = project(workspace, type, 'Target');
  return own.k === 'unknown' ? undefined : { type: own, through: 'deref' };
}
