import { childIn, childOfKind, childrenOf, kindOf, textOf } from '../../syntax/index.ts';
import type { Expr, Stmt } from '../body.ts';
import type { LowerContext } from './lower-context.ts';
import { at, labelOf, missing, only, optional } from './lower-parts.ts';
import { lowerPattern } from './patterns.ts';

/** Statements of a block; its last expression without a semicolon is the tail. */
export function lowerBlock(
  c: LowerContext,
  node: number,
  mode: 'plain' | 'async' | 'async-move' | 'stream',
): Expr {
  const { tree } = c;
  const stmts: Stmt[] = [];
  let tail: Expr | undefined;
  for (const child of childrenOf(tree, node)) {
    const kind = kindOf(tree, child);
    if (kind === 'let_declaration') stmts.push(lowerLet(c, child));
    else if (kind === 'expression_statement') {
      const expr = only(c, child);
      const text = tree.text;
      const hasSemicolon = text[tree.end[child]! - 1] === ';';
      // A block-like expression at the end of a block is its value although the grammar calls it a statement.
      if (!hasSemicolon && tree.next[child] === tree.next[node]) tail = expr;
      else stmts.push({ k: 'expr', expr, ...at(c, child) });
    } else if (items.has(kind)) stmts.push({ k: 'item', ...at(c, child) });
    else if (
      kind === 'label' ||
      kind === 'attribute_item' ||
      kind === 'inner_attribute_item' ||
      kind === 'empty_statement'
    )
      continue;
    else {
      const expr = c.expr(c, child);
      if (tree.next[child] === tree.next[node]) tail = expr;
      else stmts.push({ k: 'expr', expr, ...at(c, child) });
    }
  }
  return { k: 'block', mode, label: labelOf(c, node), stmts, tail, ...at(c, node) };
}

const items = new Set([
  'function_item',
  'struct_item',
  'enum_item',
  'impl_item',
  'trait_item',
  'mod_item',
  'use_declaration',
  'const_item',
  'static_item',
  'type_item',
  'macro_definition',
  'extern_crate_declaration',
  'union_item',
]);

function lowerLet(c: LowerContext, node: number): Stmt {
  const { tree } = c;
  const pattern = childIn(tree, node, 'pattern');
  const type = childIn(tree, node, 'type');
  const mut = childOfKind(tree, node, 'mutable_specifier') >= 0;
  return {
    k: 'let',
    pat: lowerPattern(c, pattern, mut),
    type: type < 0 ? '' : textOf(tree, type),
    init: optional(c, node, 'value'),
    else: optional(c, node, 'alternative'),
    ...at(c, node),
  };
}

/** `async { .. }` and `async move { .. }`. */
export function lowerAsync(c: LowerContext, node: number): Expr {
  const block = childOfKind(c.tree, node, 'block');
  const head = c.tree.text.slice(
    c.tree.start[node],
    block < 0 ? c.tree.end[node] : c.tree.start[block],
  );
  return block < 0
    ? missing(c, node)
    : { ...lowerBlock(c, block, /\bmove\b/.test(head) ? 'async-move' : 'async'), ...at(c, node) };
}
