import type { ExprOf } from '../../../index/index.ts';
import { type Builder, blank, link } from './builder.ts';
import { value } from './operands.ts';
import { declarePattern } from './patterns.ts';

/** A closure of which it is not known that it runs only once. */
export function visitClosure(b: Builder, e: ExprOf<'closure'>): void {
  closure(b, e, false);
}

/** A closure's body in line: it may not run, may run once, or (unless it is FnOnce) again and again. */
export function closure(b: Builder, expr: ExprOf<'closure'>, once: boolean): void {
  const before = b.current;
  const entry = blank(b, expr.start);
  const loops = b.loops.splice(0);
  for (const { pat } of expr.params) declarePattern(b, pat);
  value(b, expr.body);
  b.loops.push(...loops);
  if (!once) link(b, b.current, entry);
  const exit = blank(b, expr.end);
  link(b, before, exit);
}
