import { childIn, childrenOf, kindOf, textOf } from '../../syntax/index.ts';
import type { Expr } from '../body.ts';
import type { LowerContext } from './lower-context.ts';
import { at, inField } from './lower-parts.ts';
import { lowerPattern } from './patterns.ts';

/** A closure with its parameters; types that are not written are ''. */
export function lowerClosure(c: LowerContext, node: number): Expr {
  const list = childIn(c.tree, node, 'parameters');
  const ret = childIn(c.tree, node, 'return_type');
  const params = (list < 0 ? [] : childrenOf(c.tree, list)).map((param) => {
    if (kindOf(c.tree, param) !== 'parameter')
      return { pat: lowerPattern(c, param, false), type: '' };
    const type = childIn(c.tree, param, 'type');
    return {
      pat: lowerPattern(c, childIn(c.tree, param, 'pattern'), false),
      type: type < 0 ? '' : textOf(c.tree, type),
    };
  });
  const head = c.tree.text.slice(
    c.tree.start[node],
    list < 0 ? c.tree.end[node] : c.tree.start[list],
  );
  return {
    k: 'closure',
    move: /\bmove\b/.test(head),
    params,
    ret: ret < 0 ? '' : textOf(c.tree, ret),
    body: inField(c, node, 'body'),
    ...at(c, node),
  };
}
