import type { Expr, ExprOf } from '../body.ts';
import { type Type, unknown } from '../types/type.ts';
import { inferBlock } from './block.ts';
import { inferIf, inferLet, inferMatch, inferSelect } from './branches.ts';
import { inferCall } from './call.ts';
import { inferClosure } from './closure.ts';
import type { Pass } from './context.ts';
import { inferArray, inferLiteral, inferStruct, inferTuple } from './literals.ts';
import { inferFor, inferJump, inferLoop, inferWhile } from './loops.ts';
import { inferMacro } from './macro.ts';
import { inferMethod } from './method.ts';
import {
  inferAssign,
  inferAwait,
  inferBinary,
  inferCast,
  inferRange,
  inferTry,
  inferUnary,
} from './operators.ts';
import { inferPath } from './path.ts';
import { inferField, inferIndex, inferRef } from './places.ts';

type Infer = (pass: Pass, expr: never, expected: Type | undefined) => Type;

/** Type of an expression; kept in `pass.types`. */
export function inferExpr(pass: Pass, expr: Expr, expected?: Type): Type {
  const type = (inferrers[expr.k] as (p: Pass, e: Expr, x: Type | undefined) => Type)(
    pass,
    expr,
    expected,
  );
  pass.types.set(expr, type);
  return type;
}

/** Syntax that is not read any further: its parts may still hold calls. */
function inferUnknown(pass: Pass, expr: ExprOf<'unknown'>): Type {
  for (const part of expr.parts) pass.infer(part);
  return unknown;
}

const inferrers: { readonly [K in Expr['k']]: Infer } = {
  lit: inferLiteral as Infer,
  path: inferPath as Infer,
  block: inferBlock as Infer,
  binary: inferBinary as Infer,
  struct: inferStruct as Infer,
  closure: inferClosure as Infer,
  index: inferIndex as Infer,
  macro: inferMacro as Infer,
  jump: inferJump as Infer,
  call: inferCall as Infer,
  method: inferMethod as Infer,
  field: inferField as Infer,
  ref: inferRef as Infer,
  unary: inferUnary as Infer,
  assign: inferAssign as Infer,
  range: inferRange as Infer,
  if: inferIf as Infer,
  let: inferLet as Infer,
  match: inferMatch as Infer,
  while: inferWhile as Infer,
  loop: inferLoop as Infer,
  for: inferFor as Infer,
  tuple: inferTuple as Infer,
  array: inferArray as Infer,
  cast: inferCast as Infer,
  try: inferTry as Infer,
  await: inferAwait as Infer,
  select: inferSelect as Infer,
  unknown: inferUnknown as Infer,
};
