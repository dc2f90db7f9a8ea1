import { childIn, childrenOf, fieldOf, kindOf } from '../../syntax/index.ts';
import type { Arm, Expr } from '../body.ts';
import type { LowerContext } from './lower-context.ts';
import { at, exprChildren, inField, only } from './lower-parts.ts';
import { lowerPattern } from './patterns.ts';

/** `if` with its branches. */
export function lowerIf(c: LowerContext, node: number): Expr {
  const otherwise = childIn(c.tree, node, 'alternative');
  return {
    k: 'if',
    cond: inField(c, node, 'condition'),
    then: inField(c, node, 'consequence'),
    else: otherwise < 0 ? undefined : only(c, otherwise),
    ...at(c, node),
  };
}

/** `let pat = value` as a condition. */
export function lowerLetCondition(c: LowerContext, node: number): Expr {
  return {
    k: 'let',
    pat: lowerPattern(c, childIn(c.tree, node, 'pattern'), false),
    value: inField(c, node, 'value'),
    ...at(c, node),
  };
}

/** `let a = b && c`: conditions joined by `&&`. */
export function lowerLetChain(c: LowerContext, node: number): Expr {
  const parts = exprChildren(c, node).map((child) => c.expr(c, child));
  return parts.reduce((left, right) => ({
    k: 'binary',
    op: '&&',
    left,
    right,
    start: left.start,
    end: right.end,
  }));
}

/** `match` with its arms. */
export function lowerMatch(c: LowerContext, node: number): Expr {
  const block = childIn(c.tree, node, 'body');
  const arms =
    block < 0
      ? []
      : childrenOf(c.tree, block).filter((child) => kindOf(c.tree, child) === 'match_arm');
  return {
    k: 'match',
    value: inField(c, node, 'value'),
    arms: arms.map((arm) => lowerArm(c, arm)),
    ...at(c, node),
  };
}

function lowerArm(c: LowerContext, node: number): Arm {
  const { tree } = c;
  const pattern = childIn(tree, node, 'pattern');
  const condition = pattern < 0 ? -1 : childIn(tree, pattern, 'condition');
  const inner =
    pattern < 0
      ? -1
      : childrenOf(tree, pattern).find((child) => fieldOf(tree, child) !== 'condition');
  return {
    pat: lowerPattern(c, inner ?? -1, false),
    guard: condition < 0 ? undefined : c.expr(c, condition),
    body: inField(c, node, 'value'),
  };
}
