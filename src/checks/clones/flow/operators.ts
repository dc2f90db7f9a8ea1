import type { ExprOf } from '../../../index/index.ts';
import { holdsReference } from './borrows.ts';
import { branches } from './branches.ts';
import { type Builder, use } from './builder.ts';
import type { UseKind } from './graph.ts';
import { lend } from './loans.ts';
import { evaluateIndexes, value } from './operands.ts';
import { placeOf } from './place.ts';

/** `x.name` of a value that is no place. */
export function visitField(b: Builder, e: ExprOf<'field'>, kind: UseKind): void {
  b.visit(b, e.obj, kind === 'move' ? 'read' : kind);
}

/** `x[i]` of a value that is no place. */
export function visitIndex(b: Builder, e: ExprOf<'index'>, kind: UseKind): void {
  b.visit(b, e.obj, kind === 'move' ? 'read' : kind);
  b.visit(b, e.index, 'read');
}

/** `&x` and `&mut x`. */
export function visitRef(b: Builder, e: ExprOf<'ref'>): void {
  b.visit(b, e.of, e.mut ? 'borrow-mut' : 'borrow');
}

/** `*x`, `!x` and `-x`. */
export function visitUnary(b: Builder, e: ExprOf<'unary'>, kind: UseKind): void {
  b.visit(b, e.of, e.op === '*' && kind !== 'move' ? kind : 'read');
}

/** `a + b` and its kin: a comparison borrows, `&&` and `||` may leave out their right side. */
export function visitBinary(b: Builder, e: ExprOf<'binary'>): void {
  const comparison = /^(==|!=|<|>|<=|>=)$/.test(e.op);
  b.visit(b, e.left, comparison ? 'borrow' : 'move');
  if (e.op === '&&' || e.op === '||')
    branches(b, e.right.start, [() => b.visit(b, e.right, 'read')], true);
  else b.visit(b, e.right, comparison ? 'borrow' : 'move');
}

/** `a = b` and `a += b`: the right side comes first. */
export function visitAssign(b: Builder, e: ExprOf<'assign'>): void {
  value(b, e.right);
  const place = placeOf(b.types, e.left);
  if (!place) b.visit(b, e.left, 'borrow-mut');
  else {
    evaluateIndexes(b, e.left);
    use(b, place, e.op === '=' ? 'assign' : 'borrow-mut', e.left.start);
  }
  // `y = &x;`: y holds a loan from now on.
  const target = place ? b.types.bindings[place.binding] : undefined;
  if (target && holdsReference(target.type)) lend(b, target, e.right);
}
