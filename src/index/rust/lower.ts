import { childrenOf, kindOf, textOf } from '../../syntax/index.ts';
import type { Expr } from '../body.ts';
import { lowerAsync, lowerBlock } from './lower-block.ts';
import { lowerIf, lowerLetChain, lowerLetCondition, lowerMatch } from './lower-branches.ts';
import { lowerCall } from './lower-call.ts';
import { lowerClosure } from './lower-closure.ts';
import type { LowerContext } from './lower-context.ts';
import { lowerFor, lowerJump, lowerLoop, lowerWhile } from './lower-loops.ts';
import {
  lowerAssign,
  lowerAwait,
  lowerBinary,
  lowerCast,
  lowerField,
  lowerIndex,
  lowerRange,
  lowerRef,
  lowerTry,
  lowerUnary,
} from './lower-operators.ts';
import { only } from './lower-parts.ts';
import { lowerArray, lowerPath, lowerStruct, lowerTuple } from './lower-values.ts';

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

const lowerers: Record<string, Lower> = {
  identifier: lowerPath,
  self: lowerPath,
  super: lowerPath,
  crate: lowerPath,
  metavariable: lowerPath,
  scoped_identifier: lowerPath,
  generic_function: lowerPath,
  parenthesized_expression: only,
  field_expression: lowerField,
  call_expression: lowerCall,
  reference_expression: lowerRef,
  unary_expression: lowerUnary,
  binary_expression: lowerBinary,
  assignment_expression: lowerAssign,
  compound_assignment_expr: lowerAssign,
  index_expression: lowerIndex,
  range_expression: lowerRange,
  block: (c, node) => lowerBlock(c, node, 'plain'),
  unsafe_block: only,
  const_block: only,
  gen_block: only,
  try_block: only,
  async_block: lowerAsync,
  if_expression: lowerIf,
  let_condition: lowerLetCondition,
  let_chain: lowerLetChain,
  match_expression: lowerMatch,
  while_expression: lowerWhile,
  loop_expression: lowerLoop,
  for_expression: lowerFor,
  closure_expression: lowerClosure,
  struct_expression: lowerStruct,
  tuple_expression: lowerTuple,
  array_expression: lowerArray,
  type_cast_expression: lowerCast,
  try_expression: lowerTry,
  await_expression: lowerAwait,
  return_expression: (c, node) => lowerJump(c, node, 'return'),
  break_expression: (c, node) => lowerJump(c, node, 'break'),
  continue_expression: (c, node) => lowerJump(c, node, 'continue'),
  macro_invocation: (c, node) => c.macro(c, node),
  expression_statement: only,
};
