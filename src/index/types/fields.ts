import { autoderef, type Step } from './deref.ts';
import { readGenerics } from './generics.ts';
import { typeFromText } from './resolve.ts';
import type { Workspace } from './store.ts';
import { type Type, unknown } from './type.ts';

/** Type of a field, and through what it is reached; undefined when it is not known. */
export function findField(
  workspace: Workspace,
  object: Type,
  name: string,
): { readonly type: Type; readonly step: Step } | undefined {
  workspace.asked.add(name);
  for (const step of autoderef(workspace, object)) {
    const { type } = step;
    if (type.k === 'tuple') {
      const item = type.items[Number(name)];
      if (item) return { type: item, step };
    }
    if (type.k !== 'adt') continue;
    const field = type.def.facts.fields.find((f) => f.name === name);
    if (!field) continue;
    const params = readGenerics(type.def.facts.generics, type.def.facts.where);
    const generics = new Map(params.map((param, at) => [param.name, type.args[at] ?? unknown]));
    return {
      type: typeFromText({ workspace, scope: type.def.scope, generics, self: type }, field.type),
      step,
    };
  }
  return undefined;
}
