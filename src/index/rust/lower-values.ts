import { childIn, childOfKind, childrenOf, kindOf, textOf } from '../../syntax/index.ts';
import type { Expr } from '../body.ts';
import type { LowerContext } from './lower-context.ts';
import { at, exprChildren, inField, only } from './lower-parts.ts';

/** A name or path, without the spaces in it. */
export function lowerPath(c: LowerContext, node: number): Expr {
  return {
    k: 'path',
    text: textOf(c.tree, node).replace(/\s+/g, ''),
    ...at(c, node),
  };
}

/** `Path { field: value, ..base }`; a field in shorthand is a path. */
export function lowerStruct(c: LowerContext, node: number): Expr {
  const list = childIn(c.tree, node, 'body');
  const fields: { name: string; value: Expr }[] = [];
  let base: Expr | undefined;
  for (const child of list < 0 ? [] : childrenOf(c.tree, list)) {
    const kind = kindOf(c.tree, child);
    if (kind === 'field_initializer') {
      const name = childIn(c.tree, child, 'field');
      fields.push({ name: textOf(c.tree, name), value: inField(c, child, 'value') });
    } else if (kind === 'shorthand_field_initializer') {
      const name = childOfKind(c.tree, child, 'identifier');
      if (name >= 0) fields.push({ name: textOf(c.tree, name), value: lowerPath(c, name) });
    } else if (kind === 'base_field_initializer') base = only(c, child);
  }
  return {
    k: 'struct',
    path: textOf(c.tree, childIn(c.tree, node, 'name')).replace(/\s+/g, ''),
    fields,
    base,
    ...at(c, node),
  };
}

/** `(a, b)`. */
export function lowerTuple(c: LowerContext, node: number): Expr {
  return {
    k: 'tuple',
    items: exprChildren(c, node).map((child) => c.expr(c, child)),
    ...at(c, node),
  };
}

/** `[a, b]` and `[a; n]`. */
export function lowerArray(c: LowerContext, node: number): Expr {
  return {
    k: 'array',
    items: exprChildren(c, node).map((child) => c.expr(c, child)),
    repeat: childIn(c.tree, node, 'length') >= 0,
    ...at(c, node),
  };
}
