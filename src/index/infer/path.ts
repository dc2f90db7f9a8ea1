import type { ExprOf } from '../body.ts';
import { parseTypeText } from '../types/ast.ts';
import { readGenerics } from '../types/generics.ts';
import { resolvePath } from '../types/paths.ts';
import { typeFromText, withArgs } from '../types/resolve.ts';
import { freshVar, refTo, type Type, unit, unknown } from '../types/type.ts';
import type { TypeEnv } from '../types/type-env.ts';
import { resolveCallee } from './callee.ts';
import { constructorParams } from './constructor.ts';
import { findBinding, type Pass } from './context.ts';

/** Type of a name: a local binding, a function or constructor taken as a value, or a constant. */
export function inferPath(pass: Pass, expr: ExprOf<'path'>, expected: Type | undefined): Type {
  const binding = findBinding(pass, expr.text);
  if (binding) {
    pass.uses.set(expr, binding);
    return binding.type;
  }
  const { env } = pass;
  const ast = parseTypeText(expr.text);
  if (ast.k !== 'path' && ast.k !== 'qself') return unknown;
  const callee = resolveCallee(pass, expr.text);
  if (callee && 'make' in callee) {
    const params = constructorParams(pass, callee, expected);
    return params.length === 0 ? callee.type : { k: 'fn', kind: 'fn', params, ret: callee.type };
  }
  if (callee) {
    const generics = new Map(callee.generics);
    for (const param of readGenerics(callee.fn.facts.generics, ''))
      generics.set(param.name, freshVar());
    const inner: TypeEnv = {
      workspace: env.workspace,
      scope: callee.fn.scope,
      generics,
      self: callee.self,
    };
    const params = callee.fn.facts.params.map((p) => typeFromText(inner, p.type));
    const self = callee.self ?? unknown;
    const receiver =
      callee.fn.facts.self === '' ? [] : [callee.fn.facts.self === 'own' ? self : refTo(self)];
    return {
      k: 'fn',
      kind: 'fn',
      params: [...receiver, ...params],
      ret: callee.fn.facts.ret === '' ? unit : typeFromText(inner, callee.fn.facts.ret),
    };
  }
  return constant(pass, expr.text);
}

function constant(pass: Pass, text: string): Type {
  const ast = parseTypeText(text);
  if (ast.k !== 'path') return unknown;
  const found = resolvePath(
    pass.env.workspace,
    pass.env.scope,
    ast.segments.map((s) => s.name),
  );
  if (found && 'constant' in found)
    return typeFromText(
      {
        workspace: pass.env.workspace,
        scope: found.constant.scope,
        generics: new Map(),
        self: undefined,
      },
      found.constant.facts.type,
    );
  if (found && 'type' in found && found.type.facts.kind === 'struct')
    return withArgs(pass.env.workspace, found.type, []);
  return unknown;
}
