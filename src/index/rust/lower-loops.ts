import { childIn } from '../../syntax/index.ts';
import type { Expr } from '../body.ts';
import type { LowerContext } from './lower-context.ts';
import { at, exprChildren, inField, labelOf } from './lower-parts.ts';
import { lowerPattern } from './patterns.ts';

/** `while`. */
export function lowerWhile(c: LowerContext, node: number): Expr {
  return {
    k: 'while',
    label: labelOf(c, node),
    cond: inField(c, node, 'condition'),
    body: inField(c, node, 'body'),
    ...at(c, node),
  };
}

/** `loop`. */
export function lowerLoop(c: LowerContext, node: number): Expr {
  return {
    k: 'loop',
    label: labelOf(c, node),
    body: inField(c, node, 'body'),
    ...at(c, node),
  };
}

/** `for`. */
export function lowerFor(c: LowerContext, node: number): Expr {
  return {
    k: 'for',
    label: labelOf(c, node),
    pat: lowerPattern(c, childIn(c.tree, node, 'pattern'), false),
    iter: inField(c, node, 'value'),
    body: inField(c, node, 'body'),
    ...at(c, node),
  };
}

/** `return`, `break` and `continue`. */
export function lowerJump(
  c: LowerContext,
  node: number,
  op: 'return' | 'break' | 'continue',
): Expr {
  const child = exprChildren(c, node)[0];
  return {
    k: 'jump',
    op,
    label: labelOf(c, node),
    value: child === undefined ? undefined : c.expr(c, child),
    ...at(c, node),
  };
}
