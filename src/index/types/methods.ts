import { autoderef } from './deref.ts';
import { fromExtension } from './extensions.ts';
import type { FoundMethod } from './found-method.ts';
import { traitGenerics } from './generics.ts';
import { inImpls } from './impl-methods.ts';
import { implsOf } from './impls.ts';
import { resolveBounds } from './resolve.ts';
import type { Workspace } from './store.ts';
import type { ModuleScope } from './symbols.ts';
import { shallow, type TraitRef, type Type } from './type.ts';
import type { TypeEnv } from './type-env.ts';

/** The method a call `x.name()` means: autoderef, inherent before trait, then extension traits. */
export function findMethod(
  workspace: Workspace,
  receiver: Type,
  name: string,
  scope?: ModuleScope,
): FoundMethod | undefined {
  workspace.asked.add(name);
  const steps = autoderef(workspace, receiver);
  for (const step of steps) {
    const found = onType(workspace, step.type, name);
    if (found) return { ...found, step };
  }
  for (const step of steps) {
    const found = fromExtension(workspace, step.type, name, scope);
    if (found) return { ...found, step };
  }
  return undefined;
}

/** The associated function or method `Type::name` of a type. */
export function findAssociated(
  workspace: Workspace,
  type: Type,
  name: string,
): Omit<FoundMethod, 'step'> | undefined {
  workspace.asked.add(name);
  return onType(workspace, shallow(type), name);
}

function onType(
  workspace: Workspace,
  type: Type,
  name: string,
): Omit<FoundMethod, 'step'> | undefined {
  switch (type.k) {
    case 'adt':
      return inImpls(workspace, implsOf(workspace, type), type, name);
    case 'prim':
      return inImpls(
        workspace,
        [
          ...(workspace.impls.get(type.name) ?? []),
          ...(workspace.impls.get(primitiveGroup(type.name)) ?? []),
        ],
        type,
        name,
      );
    case 'slice':
    case 'array':
      return inImpls(
        workspace,
        workspace.impls.get('[]') ?? [],
        type.k === 'array' ? { k: 'slice', of: type.of } : type,
        name,
      );
    case 'var':
      return type.literal
        ? inImpls(
            workspace,
            workspace.impls.get(type.literal === 'integer' ? 'Integer' : 'Float') ?? [],
            type,
            name,
          )
        : undefined;
    case 'traits':
    case 'param':
      return inBounds(workspace, type, type.bounds, name, 0);
    default:
      return undefined;
  }
}

function primitiveGroup(name: string): string {
  if (/^[iu](\d+|size)$/.test(name)) return 'Integer';
  return /^f\d+$/.test(name) ? 'Float' : '';
}

function inBounds(
  workspace: Workspace,
  self: Type,
  bounds: readonly TraitRef[],
  name: string,
  depth: number,
): Omit<FoundMethod, 'step'> | undefined {
  if (depth > 6) return undefined;
  for (const bound of bounds) {
    const { def } = bound;
    if (!def) continue;
    const generics = traitGenerics(bound);
    const facts = def.facts.fns.find((fn) => fn.name === name);
    if (facts)
      return { fn: { name, facts, scope: def.scope, file: def.file, trait: def }, self, generics };
    const env: TypeEnv = { workspace, scope: def.scope, generics, self };
    const inherited = inBounds(
      workspace,
      self,
      resolveBounds(env, def.facts.target),
      name,
      depth + 1,
    );
    if (inherited) return inherited;
  }
  return undefined;
}
