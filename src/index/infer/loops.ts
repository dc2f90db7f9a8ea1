import type { Expr, ExprOf } from '../body.ts';
import { freshVar, never, type Type, unit, unknown } from '../types/type.ts';
import { unify } from '../types/unify.ts';
import { inScope, type Pass } from './context.ts';
import { itemOf } from './iterate.ts';
import { bindPattern } from './patterns.ts';
import { settle } from './settle.ts';

/** Type of `while`. */
export function inferWhile(pass: Pass, expr: ExprOf<'while'>): Type {
  inScope(pass, () => {
    pass.infer(expr.cond);
    turns(pass, expr.body);
  });
  return unit;
}

/** Type of `loop`: what its `break`s give. */
export function inferLoop(pass: Pass, expr: ExprOf<'loop'>): Type {
  return turns(pass, expr.body);
}

/** Type of `for`. */
export function inferFor(pass: Pass, expr: ExprOf<'for'>): Type {
  const item = itemOf(pass.env.workspace, settle(pass, pass.infer(expr.iter))) ?? unknown;
  inScope(pass, () => {
    bindPattern(pass, expr.pat, settle(pass, item), 'for');
    turns(pass, expr.body);
  });
  return unit;
}

/** A loop's body; the result is what `break` gives. */
function turns(pass: Pass, body: Expr): Type {
  const result = freshVar();
  pass.breaks.push(result);
  pass.infer(body);
  pass.breaks.pop();
  return result;
}

/** Type of `return`, `break` and `continue`; their value meets what the target wants. */
export function inferJump(pass: Pass, expr: ExprOf<'jump'>): Type {
  if (expr.op === 'return') {
    const want = pass.returns[pass.returns.length - 1];
    if (expr.value) {
      const type = pass.infer(expr.value, want);
      if (want) unify(want, type);
    }
  } else if (expr.value) {
    const type = pass.infer(expr.value);
    const target = pass.breaks[pass.breaks.length - 1];
    if (target) unify(target, type);
  }
  return never;
}
