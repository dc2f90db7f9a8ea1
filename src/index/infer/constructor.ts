import { readGenerics } from '../types/generics.ts';
import { typeFromText } from '../types/resolve.ts';
import { shallow, type Type, unknown } from '../types/type.ts';
import { unify } from '../types/unify.ts';
import type { Constructor } from './callee.ts';
import type { Pass } from './context.ts';

/** Types of the fields that a constructor takes in order, once its type agrees with what the context wants. */
export function constructorParams(
  pass: Pass,
  target: Constructor,
  expected: Type | undefined,
): readonly Type[] {
  const t = shallow(target.type);
  const e = expected ? shallow(expected) : undefined;
  if (e?.k === 'adt' && t.k === 'adt' && e.def === t.def) unify(t, e);
  const { facts, scope } = target.make;
  const fields =
    target.variant === undefined
      ? facts.fields
      : (facts.variants.find((v) => v.name === target.variant)?.fields ?? []);
  if (fields.length === 0) return [];
  const generics = new Map(
    readGenerics(facts.generics, '').map((param, at) => [
      param.name,
      (t.k === 'adt' ? t.args[at] : undefined) ?? unknown,
    ]),
  );
  const env = { workspace: pass.env.workspace, scope, generics, self: target.type };
  return fields.map((field) => typeFromText(env, field.type));
}
