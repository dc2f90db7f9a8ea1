import { childIn, childOfKind, textOf } from '../../syntax/index.ts';
import type { Expr } from '../body.ts';
import type { LowerContext } from './lower-context.ts';
import { at, exprChildren, inField, missing, only } from './lower-parts.ts';

/** `x.name`. */
export function lowerField(c: LowerContext, node: number): Expr {
  return {
    k: 'field',
    obj: inField(c, node, 'value'),
    name: textOf(c.tree, childIn(c.tree, node, 'field')),
    ...at(c, node),
  };
}

/** `x[i]`. */
export function lowerIndex(c: LowerContext, node: number): Expr {
  const [object, index] = exprChildren(c, node);
  return {
    k: 'index',
    obj: object === undefined ? missing(c, node) : c.expr(c, object),
    index: index === undefined ? missing(c, node) : c.expr(c, index),
    ...at(c, node),
  };
}

/** `&x` and `&mut x`. */
export function lowerRef(c: LowerContext, node: number): Expr {
  return {
    k: 'ref',
    mut: childOfKind(c.tree, node, 'mutable_specifier') >= 0,
    of: inField(c, node, 'value'),
    ...at(c, node),
  };
}

/** `*x`, `!x` and `-x`. */
export function lowerUnary(c: LowerContext, node: number): Expr {
  return {
    k: 'unary',
    op: c.tree.text[c.tree.start[node]!]!,
    of: only(c, node),
    ...at(c, node),
  };
}

/** `a + b` and its kin. */
export function lowerBinary(c: LowerContext, node: number): Expr {
  return {
    k: 'binary',
    op: between(c, node),
    left: inField(c, node, 'left'),
    right: inField(c, node, 'right'),
    ...at(c, node),
  };
}

/** `a = b`, `a += b` and its kin. */
export function lowerAssign(c: LowerContext, node: number): Expr {
  return {
    k: 'assign',
    op: between(c, node),
    left: inField(c, node, 'left'),
    right: inField(c, node, 'right'),
    ...at(c, node),
  };
}

/** The operator: the text between both sides, without comments. */
function between(c: LowerContext, node: number): string {
  const left = childIn(c.tree, node, 'left');
  const right = childIn(c.tree, node, 'right');
  if (left < 0 || right < 0) return '';
  return c.tree.text
    .slice(c.tree.end[left], c.tree.start[right])
    .replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '')
    .trim();
}

/** `a..b`, with either side left out. */
export function lowerRange(c: LowerContext, node: number): Expr {
  return {
    k: 'range',
    parts: exprChildren(c, node).map((child) => c.expr(c, child)),
    ...at(c, node),
  };
}

/** `x as T`. */
export function lowerCast(c: LowerContext, node: number): Expr {
  return {
    k: 'cast',
    of: inField(c, node, 'value'),
    type: textOf(c.tree, childIn(c.tree, node, 'type')),
    ...at(c, node),
  };
}

/** `x?`. */
export function lowerTry(c: LowerContext, node: number): Expr {
  return { k: 'try', of: only(c, node), ...at(c, node) };
}

/** `x.await`. */
export function lowerAwait(c: LowerContext, node: number): Expr {
  return { k: 'await', of: only(c, node), ...at(c, node) };
}
