import { readGenerics } from './generics.ts';
import { typeFromText } from './resolve.ts';
import type { Workspace } from './store.ts';
import { type Type, unknown } from './type.ts';

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
