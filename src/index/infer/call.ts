import type { ExprOf } from '../body.ts';
import { parseTypeText } from '../types/ast.ts';
import { autoderef } from '../types/deref.ts';
import { refTo, shallow, type Type, unknown } from '../types/type.ts';
import { passArguments, unknownCall } from './arguments.ts';
import { type Callee, type Constructor, ownerType, resolveCallee } from './callee.ts';
import { constructorParams } from './constructor.ts';
import { type CallInfo, findBinding, type Pass } from './context.ts';
import { settle } from './settle.ts';
import { instantiate, unifyResult } from './signature.ts';

/** Type of `f(args)`: a path to a function, constructor or variant, or a value that is called. */
export function inferCall(pass: Pass, call: ExprOf<'call'>, expected: Type | undefined): Type {
  const { fn, args } = call;
  if (fn.k === 'path' && !findBinding(pass, fn.text)) {
    const target = resolveCallee(pass, fn.text);
    if (target) return finishPath(pass, call, target, expected);
    const cloned = derivedClone(pass, fn.text);
    if (cloned) {
      for (const arg of args) pass.infer(arg);
      return cloned;
    }
  } else {
    const callee = shallow(pass.infer(fn));
    const direct = callee.k === 'ref' ? shallow(callee.to) : callee;
    const fnType = callable(pass, direct);
    if (fnType) {
      passArguments(pass, args, fnType.params);
      pass.calls.set(call, {
        kind: 'closure',
        fn: undefined,
        found: undefined,
        params: fnType.params,
        generic: [],
      });
      return settle(pass, fnType.ret);
    }
  }
  return unknownCall(pass, call, args);
}

/** `Route::clone(&x)` where Clone is derived, so that no impl of it is written anywhere. */
function derivedClone(pass: Pass, text: string): Type | undefined {
  const ast = parseTypeText(text);
  if (
    ast.k !== 'path' ||
    ast.segments.length < 2 ||
    ast.segments[ast.segments.length - 1]!.name !== 'clone'
  )
    return undefined;
  const owner = ownerType(pass, ast.segments.slice(0, -1));
  return owner && shallow(owner).k === 'adt' ? owner : undefined;
}

function callable(pass: Pass, type: Type): (Type & { k: 'fn' }) | undefined {
  for (const step of autoderef(pass.env.workspace, type)) {
    const t = step.type;
    if (t.k === 'fn') return t;
    if (t.k !== 'traits' && t.k !== 'param') continue;
    const bound = t.bounds.find((b) => /^Fn(Once|Mut)?$/.test(b.name));
    if (bound)
      return {
        k: 'fn',
        kind: bound.name as 'Fn',
        params: bound.args,
        ret: bound.assoc.get('Output') ?? unknown,
      };
  }
  return undefined;
}

function finishPath(
  pass: Pass,
  call: ExprOf<'call'>,
  target: Callee,
  expected: Type | undefined,
): Type {
  if ('make' in target) return construct(pass, call, target, expected);
  const instance = instantiate(pass, target.fn, target.generics, target.self, target.turbofish);
  if (expected) unifyResult(instance.ret, expected);
  const method = target.fn.facts.self;
  // `Type::method(x, ...)`: the receiver is the first argument.
  const self = target.self ?? unknown;
  const params =
    method === ''
      ? instance.params
      : [method === 'own' ? self : refTo(self, method === 'mut'), ...instance.params];
  passArguments(pass, call.args, params);
  const generic = method === '' ? instance.generic : ['', ...instance.generic];
  pass.calls.set(call, { kind: 'fn', fn: target.fn, found: undefined, params, generic });
  return settle(pass, instance.ret);
}

function construct(
  pass: Pass,
  call: ExprOf<'call'>,
  target: Constructor,
  expected: Type | undefined,
): Type {
  const params = constructorParams(pass, target, expected);
  passArguments(pass, call.args, params);
  pass.calls.set(call, {
    kind: 'constructor',
    fn: undefined,
    found: undefined,
    params,
    generic: [],
  } satisfies CallInfo);
  return target.type;
}
