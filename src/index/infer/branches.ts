import type { ExprOf } from '../body.ts';
import { bool, isUnknown, never, shallow, type Type, unit, unknown } from '../types/type.ts';
import { unify } from '../types/unify.ts';
import { inScope, type Pass } from './context.ts';
import { outputOf } from './iterate.ts';
import { bindPattern } from './patterns.ts';
import { settle } from './settle.ts';

/** Type of `if`; what its condition binds holds in the first branch only. */
export function inferIf(pass: Pass, expr: ExprOf<'if'>, expected: Type | undefined): Type {
  const then = inScope(pass, () => {
    pass.infer(expr.cond);
    return pass.infer(expr.then, expected);
  });
  if (!expr.else) return unit;
  return join([then, inScope(pass, () => pass.infer(expr.else!, expected))]);
}

/** Type of the condition `let pat = value`; the enclosing scope gets its names. */
export function inferLet(pass: Pass, expr: ExprOf<'let'>): Type {
  bindPattern(pass, expr.pat, settle(pass, pass.infer(expr.value)), 'pattern');
  return bool;
}

/** Type of `match`: what its arms agree on. */
export function inferMatch(pass: Pass, expr: ExprOf<'match'>, expected: Type | undefined): Type {
  const value = settle(pass, pass.infer(expr.value));
  const types = expr.arms.map((arm) =>
    inScope(pass, () => {
      bindPattern(pass, arm.pat, value, 'pattern');
      if (arm.guard) pass.infer(arm.guard);
      return pass.infer(arm.body, expected);
    }),
  );
  return join(types);
}

/** Type of `tokio::select!`: each arm binds what its future gives. */
export function inferSelect(pass: Pass, expr: ExprOf<'select'>): Type {
  const futures = expr.arms.map(
    (arm) => outputOf(pass.env.workspace, settle(pass, pass.infer(arm.future))) ?? unknown,
  );
  return join(
    expr.arms.map((arm, at) =>
      inScope(pass, () => {
        bindPattern(pass, arm.pat, settle(pass, futures[at]!), 'pattern');
        if (arm.guard) pass.infer(arm.guard);
        return pass.infer(arm.body);
      }),
    ),
  );
}

/** The type of several branches: the first that is known and does not diverge. */
function join(types: readonly Type[]): Type {
  const real = types.filter((t) => {
    const s = shallow(t);
    return !(s.k === 'prim' && s.name === '!');
  });
  if (real.length === 0) return types.length > 0 ? never : unit;
  const known = real.find((t) => !isUnknown(t));
  for (const t of real) if (known && t !== known) unify(known, t);
  return known ?? real[0]!;
}
