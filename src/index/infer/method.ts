import type { Expr, ExprOf } from '../body.ts';
import { parseTypeText } from '../types/ast.ts';
import { attributeType } from '../types/attributes.ts';
import type { FoundMethod } from '../types/found-method.ts';
import { findMethod } from '../types/methods.ts';
import { resolveType } from '../types/resolve.ts';
import { isUnknown, shallow, type Type, unknown } from '../types/type.ts';
import { unify } from '../types/unify.ts';
import { passArguments, unknownCall } from './arguments.ts';
import type { Pass } from './context.ts';
import { itemOf } from './iterate.ts';
import { settle } from './settle.ts';
import { instantiate, unifyResult } from './signature.ts';
import { specialMethod } from './special.ts';

/** Type of a method call. */
export function inferMethod(pass: Pass, call: ExprOf<'method'>, expected: Type | undefined): Type {
  const receiver = settle(pass, pass.infer(call.recv));
  const special = specialMethod(pass, call, receiver, expected);
  if (special) return special;
  const found =
    isUnknown(receiver) && shallow(receiver).k !== 'var'
      ? undefined
      : findMethod(pass.env.workspace, receiver, call.name, pass.env.scope);
  if (!found) return unknownCall(pass, call, call.args);
  pass.steps.set(call, found.step);
  const type = finish(pass, call, call.args, found, call.turbofish, expected);
  if (call.name === 'collect') linkCollected(pass, type, itemOf(pass.env.workspace, receiver));
  return type;
}

/** `collect` fills the container that the context names with the iterator's items. */
function linkCollected(pass: Pass, into: Type, item: Type | undefined): void {
  const t = shallow(into);
  if (!item || t.k !== 'adt') return;
  const i = shallow(item);
  if ((t.def.name === 'Result' || t.def.name === 'Option') && i.k === 'adt' && i.def === t.def) {
    linkCollected(pass, t.args[0] ?? unknown, i.args[0]);
    if (t.args[1] && i.args[1]) unify(t.args[1], i.args[1]);
    return;
  }
  const holds = attributeType(pass.env.workspace, t, 'iter');
  if (holds) unify(holds, item);
}

function finish(
  pass: Pass,
  call: Expr,
  args: readonly Expr[],
  found: FoundMethod,
  turbofish: string,
  expected: Type | undefined,
): Type {
  const written = turbofish === '' ? [] : typeArguments(pass, turbofish);
  const instance = instantiate(pass, found.fn, found.generics, found.self, written);
  if (expected && shallow(instance.ret).k !== 'traits') unifyResult(instance.ret, expected);
  passArguments(pass, args, instance.params);
  pass.calls.set(call, {
    kind: 'method',
    fn: found.fn,
    found,
    params: instance.params,
    generic: instance.generic,
  });
  return settle(pass, instance.ret);
}

function typeArguments(pass: Pass, turbofish: string): Type[] {
  const ast = parseTypeText(`X${turbofish.startsWith('::') ? turbofish : `::${turbofish}`}`);
  return ast.k === 'path' ? ast.segments[0]!.args.map((a) => resolveType(pass.env, a)) : [];
}
