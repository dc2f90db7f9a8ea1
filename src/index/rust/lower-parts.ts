import { childIn, childOfKind, childrenOf, kindOf, textOf } from '../../syntax/index.ts';
import type { Expr } from '../body.ts';
import type { LowerContext } from './lower-context.ts';

/** Where a node stands in the file. */
export const at = (c: LowerContext, node: number) => ({
  start: c.tree.start[node]! + c.shift,
  end: c.tree.end[node]! + c.shift,
});

/** Stands for a child that the grammar did not find. */
export const missing = (c: LowerContext, node: number): Expr => ({
  k: 'unknown',
  parts: [],
  ...at(c, node),
});

/** The expression in a node's field. */
export function inField(c: LowerContext, node: number, field: string): Expr {
  const child = childIn(c.tree, node, field);
  return child < 0 ? missing(c, node) : c.expr(c, child);
}

/** The expression in a node's field that need not be there. */
export function optional(c: LowerContext, node: number, field: string): Expr | undefined {
  const child = childIn(c.tree, node, field);
  return child < 0 ? undefined : c.expr(c, child);
}

/** The one expression a node holds, such as that in parentheses. */
export function only(c: LowerContext, node: number): Expr {
  const child = exprChildren(c, node)[0];
  return child === undefined ? missing(c, node) : c.expr(c, child);
}

/** Children of a node that are expressions. */
export const exprChildren = (c: LowerContext, node: number): number[] =>
  childrenOf(c.tree, node).filter((child) => !notExpressions.has(kindOf(c.tree, child)));

const notExpressions = new Set([
  'label',
  'mutable_specifier',
  'attribute_item',
  'type_arguments',
  'lifetime',
]);

/** A loop's or block's label, as in `'outer: loop`; '' where there is none. */
export const labelOf = (c: LowerContext, node: number): string => {
  const label = childOfKind(c.tree, node, 'label');
  return label < 0 ? '' : textOf(c.tree, label);
};
