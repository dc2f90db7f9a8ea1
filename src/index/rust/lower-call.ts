import { childIn, childOfKind, kindOf, textOf } from '../../syntax/index.ts';
import type { Expr } from '../body.ts';
import type { LowerContext } from './lower-context.ts';
import { at, exprChildren, inField, missing } from './lower-parts.ts';

/** `f(x)` or `x.f(y)`; what is called by a turbofish is unwrapped. */
export function lowerCall(c: LowerContext, node: number): Expr {
  const { tree, shift } = c;
  const list = childIn(tree, node, 'arguments');
  const args = list < 0 ? [] : exprChildren(c, list).map((child) => c.expr(c, child));
  let callee = childIn(tree, node, 'function');
  let turbofish = '';
  if (callee >= 0 && kindOf(tree, callee) === 'generic_function') {
    const types = childOfKind(tree, callee, 'type_arguments');
    const inner = childIn(tree, callee, 'function');
    if (inner >= 0 && kindOf(tree, inner) === 'field_expression') {
      turbofish = types < 0 ? '' : textOf(tree, types);
      callee = inner;
    }
  }
  if (callee >= 0 && kindOf(tree, callee) === 'field_expression') {
    const name = childIn(tree, callee, 'field');
    return {
      k: 'method',
      recv: inField(c, callee, 'value'),
      name: textOf(tree, name),
      nameStart: tree.start[name]! + shift,
      turbofish,
      args,
      ...at(c, node),
    };
  }
  return {
    k: 'call',
    fn: callee < 0 ? missing(c, node) : c.expr(c, callee),
    args,
    ...at(c, node),
  };
}
