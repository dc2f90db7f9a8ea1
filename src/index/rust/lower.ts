import { childIn, childOfKind, childrenOf, fieldOf, kindOf, textOf } from '../../syntax/index.ts';
import type { Arm, Expr, Stmt } from '../body.ts';
import type { LowerContext } from './lower-context.ts';
import { lowerPattern } from './patterns.ts';

/** Nesting of macros and expressions beyond which a body is not read any further. */
const deepest = 400;

type Lower = (context: LowerContext, node: number) => Expr;

/** The expression at a node, children lowered too. */
export function lowerExpr(context: LowerContext, node: number): Expr {
  const { tree, shift } = context;
  const start = tree.start[node]! + shift;
  const end = tree.end[node]! + shift;
  if (context.depth > deepest) return { k: 'unknown', parts: [], start, end };
  const inner = { ...context, depth: context.depth + 1 };
  const kind = kindOf(tree, node);
  const lower = lowerers[kind];
  if (lower) return lower(inner, node);
  if (literals[kind]) return { k: 'lit', type: literals[kind]!(textOf(tree, node)), start, end };
  return {
    k: 'unknown',
    parts: childrenOf(tree, node).map((child) => lowerExpr(inner, child)),
    start,
    end,
  };
}

const suffix = (text: string): string =>
  /(?:[iu](?:8|16|32|64|128|size)|f(?:32|64))$/.exec(text)?.[0] ?? '';

const literals: Record<string, (text: string) => string> = {
  integer_literal: (text) => suffix(text) || 'integer',
  float_literal: (text) => suffix(text) || 'float',
  boolean_literal: () => 'bool',
  char_literal: (text) => (text.startsWith('b') ? 'u8' : 'char'),
  string_literal: (text) => (text.startsWith('b') ? '&[u8]' : '&str'),
  raw_string_literal: (text) => (text.startsWith('b') ? '&[u8]' : '&str'),
  unit_expression: () => '()',
};

const at = (c: LowerContext, node: number) => ({
  start: c.tree.start[node]! + c.shift,
  end: c.tree.end[node]! + c.shift,
});
const missing = (c: LowerContext, node: number): Expr => ({
  k: 'unknown',
  parts: [],
  ...at(c, node),
});

function inField(c: LowerContext, node: number, field: string): Expr {
  const child = childIn(c.tree, node, field);
  return child < 0 ? missing(c, node) : lowerExpr(c, child);
}

function optional(c: LowerContext, node: number, field: string): Expr | undefined {
  const child = childIn(c.tree, node, field);
  return child < 0 ? undefined : lowerExpr(c, child);
}

const exprChildren = (c: LowerContext, node: number): number[] =>
  childrenOf(c.tree, node).filter((child) => !notExpressions.has(kindOf(c.tree, child)));

const notExpressions = new Set([
  'label',
  'mutable_specifier',
  'attribute_item',
  'type_arguments',
  'lifetime',
]);

function only(c: LowerContext, node: number): Expr {
  const child = exprChildren(c, node)[0];
  return child === undefined ? missing(c, node) : lowerExpr(c, child);
}

const path: Lower = (c, node) => ({
  k: 'path',
  text: textOf(c.tree, node).replace(/\s+/g, ''),
  ...at(c, node),
});

const labelOf = (c: LowerContext, node: number): string => {
  const label = childOfKind(c.tree, node, 'label');
  return label < 0 ? '' : textOf(c.tree, label);
};

function lowerCall(c: LowerContext, node: number): Expr {
  const { tree, shift } = c;
  const list = childIn(tree, node, 'arguments');
  const args = list < 0 ? [] : exprChildren(c, list).map((child) => lowerExpr(c, child));
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
    fn: callee < 0 ? missing(c, node) : lowerExpr(c, callee),
    args,
    ...at(c, node),
  };
}

function between(c: LowerContext, node: number): string {
  const left = childIn(c.tree, node, 'left');
  const right = childIn(c.tree, node, 'right');
  if (left < 0 || right < 0) return '';
  return c.tree.text
    .slice(c.tree.end[left], c.tree.start[right])
    .replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '')
    .trim();
}

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
      const expr = lowerExpr(c, child);
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
    guard: condition < 0 ? undefined : lowerExpr(c, condition),
    body: inField(c, node, 'value'),
  };
}

const lowerers: Record<string, Lower> = {
  identifier: path,
  self: path,
  super: path,
  crate: path,
  metavariable: path,
  scoped_identifier: path,
  generic_function: path,
  parenthesized_expression: (c, node) => only(c, node),
  field_expression: (c, node) => ({
    k: 'field',
    obj: inField(c, node, 'value'),
    name: textOf(c.tree, childIn(c.tree, node, 'field')),
    ...at(c, node),
  }),
  call_expression: lowerCall,
  reference_expression: (c, node) => ({
    k: 'ref',
    mut: childOfKind(c.tree, node, 'mutable_specifier') >= 0,
    of: inField(c, node, 'value'),
    ...at(c, node),
  }),
  unary_expression: (c, node) => ({
    k: 'unary',
    op: c.tree.text[c.tree.start[node]!]!,
    of: only(c, node),
    ...at(c, node),
  }),
  binary_expression: (c, node) => ({
    k: 'binary',
    op: between(c, node),
    left: inField(c, node, 'left'),
    right: inField(c, node, 'right'),
    ...at(c, node),
  }),
  assignment_expression: (c, node) => ({
    k: 'assign',
    op: '=',
    left: inField(c, node, 'left'),
    right: inField(c, node, 'right'),
    ...at(c, node),
  }),
  compound_assignment_expr: (c, node) => ({
    k: 'assign',
    op: between(c, node),
    left: inField(c, node, 'left'),
    right: inField(c, node, 'right'),
    ...at(c, node),
  }),
  index_expression: (c, node) => {
    const [object, index] = exprChildren(c, node);
    return {
      k: 'index',
      obj: object === undefined ? missing(c, node) : lowerExpr(c, object),
      index: index === undefined ? missing(c, node) : lowerExpr(c, index),
      ...at(c, node),
    };
  },
  range_expression: (c, node) => ({
    k: 'range',
    parts: exprChildren(c, node).map((child) => lowerExpr(c, child)),
    ...at(c, node),
  }),
  block: (c, node) => lowerBlock(c, node, 'plain'),
  unsafe_block: (c, node) => only(c, node),
  const_block: (c, node) => only(c, node),
  gen_block: (c, node) => only(c, node),
  try_block: (c, node) => only(c, node),
  async_block: (c, node) => {
    const block = childOfKind(c.tree, node, 'block');
    const head = c.tree.text.slice(
      c.tree.start[node],
      block < 0 ? c.tree.end[node] : c.tree.start[block],
    );
    return block < 0
      ? missing(c, node)
      : { ...lowerBlock(c, block, /\bmove\b/.test(head) ? 'async-move' : 'async'), ...at(c, node) };
  },
  if_expression: (c, node) => {
    const otherwise = childIn(c.tree, node, 'alternative');
    return {
      k: 'if',
      cond: inField(c, node, 'condition'),
      then: inField(c, node, 'consequence'),
      else: otherwise < 0 ? undefined : only(c, otherwise),
      ...at(c, node),
    };
  },
  let_condition: (c, node) => ({
    k: 'let',
    pat: lowerPattern(c, childIn(c.tree, node, 'pattern'), false),
    value: inField(c, node, 'value'),
    ...at(c, node),
  }),
  let_chain: (c, node) => {
    const parts = exprChildren(c, node).map((child) => lowerExpr(c, child));
    return parts.reduce((left, right) => ({
      k: 'binary',
      op: '&&',
      left,
      right,
      start: left.start,
      end: right.end,
    }));
  },
  match_expression: (c, node) => {
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
  },
  while_expression: (c, node) => ({
    k: 'while',
    label: labelOf(c, node),
    cond: inField(c, node, 'condition'),
    body: inField(c, node, 'body'),
    ...at(c, node),
  }),
  loop_expression: (c, node) => ({
    k: 'loop',
    label: labelOf(c, node),
    body: inField(c, node, 'body'),
    ...at(c, node),
  }),
  for_expression: (c, node) => ({
    k: 'for',
    label: labelOf(c, node),
    pat: lowerPattern(c, childIn(c.tree, node, 'pattern'), false),
    iter: inField(c, node, 'value'),
    body: inField(c, node, 'body'),
    ...at(c, node),
  }),
  closure_expression: (c, node) => {
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
  },
  struct_expression: (c, node) => {
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
        if (name >= 0) fields.push({ name: textOf(c.tree, name), value: path(c, name) });
      } else if (kind === 'base_field_initializer') base = only(c, child);
    }
    return {
      k: 'struct',
      path: textOf(c.tree, childIn(c.tree, node, 'name')).replace(/\s+/g, ''),
      fields,
      base,
      ...at(c, node),
    };
  },
  tuple_expression: (c, node) => ({
    k: 'tuple',
    items: exprChildren(c, node).map((child) => lowerExpr(c, child)),
    ...at(c, node),
  }),
  array_expression: (c, node) => ({
    k: 'array',
    items: exprChildren(c, node).map((child) => lowerExpr(c, child)),
    repeat: childIn(c.tree, node, 'length') >= 0,
    ...at(c, node),
  }),
  type_cast_expression: (c, node) => ({
    k: 'cast',
    of: inField(c, node, 'value'),
    type: textOf(c.tree, childIn(c.tree, node, 'type')),
    ...at(c, node),
  }),
  try_expression: (c, node) => ({ k: 'try', of: only(c, node), ...at(c, node) }),
  await_expression: (c, node) => ({ k: 'await', of: only(c, node), ...at(c, node) }),
  return_expression: (c, node) => lowerJump(c, node, 'return'),
  break_expression: (c, node) => lowerJump(c, node, 'break'),
  continue_expression: (c, node) => lowerJump(c, node, 'continue'),
  macro_invocation: (c, node) => c.macro(c, node),
  expression_statement: (c, node) => only(c, node),
};

function lowerJump(c: LowerContext, node: number, op: 'return' | 'break' | 'continue'): Expr {
  const child = exprChildren(c, node)[0];
  return {
    k: 'jump',
    op,
    label: labelOf(c, node),
    value: child === undefined ? undefined : lowerExpr(c, child),
    ...at(c, node),
  };
}
