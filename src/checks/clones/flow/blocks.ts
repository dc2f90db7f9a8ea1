import type { ExprOf, Stmt } from '../../../index/index.ts';
import { type Builder, blank, link } from './builder.ts';
import type { UseKind } from './graph.ts';
import { value } from './operands.ts';
import { declarePattern, matchedKind } from './patterns.ts';

/** A block; one with a label can be left by `break`. */
export function visitBlock(b: Builder, e: ExprOf<'block'>, kind: UseKind): void {
  if (e.mode !== 'plain') return asyncBlock(b, e);
  const exit =
    e.label === '' ? -1 : b.nodes.push({ place: undefined, kind: 'none', at: e.end, next: [] }) - 1;
  if (exit >= 0) b.loops.push({ label: e.label, head: exit, exit });
  for (const stmt of e.stmts) statement(b, stmt);
  if (e.tail) b.visit(b, e.tail, kind);
  if (exit >= 0) {
    b.loops.pop();
    link(b, b.current, exit);
    b.current = exit;
  }
}

function statement(b: Builder, stmt: Stmt): void {
  if (stmt.k === 'item') return;
  if (stmt.k === 'expr') {
    b.visit(b, stmt.expr, 'read');
    return;
  }
  if (stmt.init) {
    const wild = stmt.pat.k === 'other' || stmt.pat.k === 'rest';
    b.visit(
      b,
      stmt.init,
      wild ? 'read' : stmt.pat.k === 'bind' ? 'move' : matchedKind(b, stmt.pat),
    );
  }
  if (stmt.else) {
    const at = b.current;
    value(b, stmt.else);
    b.current = blank(b, stmt.end, at);
  }
  if (stmt.init) declarePattern(b, stmt.pat, stmt.init);
  else for (const pat of [stmt.pat]) declarePattern(b, pat);
}

function asyncBlock(b: Builder, expr: ExprOf<'block'>): void {
  const before = b.current;
  const loops = b.loops.splice(0);
  blank(b, expr.start);
  for (const stmt of expr.stmts) statement(b, stmt);
  if (expr.tail) value(b, expr.tail);
  b.loops.push(...loops);
  const exit = blank(b, expr.end);
  link(b, before, exit);
}
