import type { Expr, ExprOf } from '../../../index/index.ts';
import type { Builder } from './builder.ts';
import type { UseKind } from './graph.ts';

/** Evaluates an expression whose value is wanted. */
export function value(b: Builder, expr: Expr): void {
  b.visit(b, expr, 'move');
}

/** Evaluates expressions one after the other. */
function all(b: Builder, exprs: readonly Expr[], kind: UseKind): void {
  for (const expr of exprs) b.visit(b, expr, kind);
}

/** Operands inside a place, such as the index in `a[i].b`. */
export function evaluateIndexes(b: Builder, expr: Expr): void {
  if (expr.k === 'field') evaluateIndexes(b, expr.obj);
  else if (expr.k === 'unary') evaluateIndexes(b, expr.of);
  else if (expr.k === 'index') {
    evaluateIndexes(b, expr.obj);
    b.visit(b, expr.index, 'read');
  }
}

/** `a..b`. */
export function visitRange(b: Builder, e: ExprOf<'range'>): void {
  all(b, e.parts, 'move');
}

/** `Path { field: value, ..base }`. */
export function visitStruct(b: Builder, e: ExprOf<'struct'>): void {
  for (const field of e.fields) value(b, field.value);
  if (e.base) b.visit(b, e.base, 'move');
}

/** `(a, b)`. */
export function visitTuple(b: Builder, e: ExprOf<'tuple'>): void {
  all(b, e.items, 'move');
}

/** `[a, b]`. */
export function visitArray(b: Builder, e: ExprOf<'array'>): void {
  all(b, e.items, 'move');
}

/** `x as T`. */
export function visitCast(b: Builder, e: ExprOf<'cast'>): void {
  b.visit(b, e.of, 'read');
}

/** `x?`. */
export function visitTry(b: Builder, e: ExprOf<'try'>, kind: UseKind): void {
  b.visit(b, e.of, kind);
}

/** `x.await`. */
export function visitAwait(b: Builder, e: ExprOf<'await'>): void {
  value(b, e.of);
}

/** Syntax that is not read any further: its parts may be used. */
export function visitUnknown(b: Builder, e: ExprOf<'unknown'>): void {
  all(b, e.parts, 'read');
}
