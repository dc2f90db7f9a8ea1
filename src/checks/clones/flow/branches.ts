import type { ExprOf } from '../../../index/index.ts';
import { type Builder, blank, link, unreachable } from './builder.ts';
import type { UseKind } from './graph.ts';
import { holdBorrows } from './loans.ts';
import { value } from './operands.ts';
import { declarePattern, matchedKind } from './patterns.ts';

/** `if` with its branches, of which one runs. */
export function visitIf(b: Builder, e: ExprOf<'if'>, kind: UseKind): void {
  b.visit(b, e.cond, 'read');
  const works = [() => b.visit(b, e.then, kind)];
  if (e.else) works.push(() => b.visit(b, e.else!, kind));
  branches(b, e.start, works, !e.else);
}

/** `let pat = value` as a condition. */
export function visitLet(b: Builder, e: ExprOf<'let'>): void {
  b.visit(b, e.value, matchedKind(b, e.pat));
  declarePattern(b, e.pat, e.value);
}

/** `match`: its value, then one of its arms. */
export function visitMatch(b: Builder, e: ExprOf<'match'>, kind: UseKind): void {
  const kinds = e.arms.map((arm) => matchedKind(b, arm.pat));
  b.visit(
    b,
    e.value,
    kinds.includes('move') ? 'move' : kinds.includes('borrow') ? 'borrow' : 'read',
  );
  matchArms(b, e, kind);
}

/** `tokio::select!`: all futures are made, then one arm runs. */
export function visitSelect(b: Builder, e: ExprOf<'select'>): void {
  for (const arm of e.arms) {
    if (arm.guard) b.visit(b, arm.guard, 'read');
    value(b, arm.future);
  }
  holdBorrows(
    b,
    e.arms.map((arm) => arm.future),
    e.end,
  );
  branches(
    b,
    e.start,
    e.arms.map((arm) => () => {
      declarePattern(b, arm.pat);
      value(b, arm.body);
    }),
    e.arms.length === 0,
  );
}

/** Ways of which one is taken; with `fallThrough` perhaps none. */
export function branches(
  b: Builder,
  at: number,
  works: readonly (() => void)[],
  fallThrough: boolean,
): void {
  const fork = b.current;
  const ends: number[] = fallThrough ? [fork] : [];
  for (const work of works) {
    b.current = fork;
    blank(b, at);
    work();
    ends.push(b.current);
  }
  unreachable(b, at);
  for (const end of ends) link(b, end, b.current);
}

/** Arms exclude each other, but a guard that fails goes on to the next arm. */
function matchArms(b: Builder, e: ExprOf<'match'>, kind: UseKind): void {
  const fork = b.current;
  const ends: number[] = e.arms.length === 0 ? [fork] : [];
  let failed = -1;
  for (const arm of e.arms) {
    b.current = fork;
    const start = blank(b, arm.pat.start);
    if (failed >= 0) link(b, failed, start);
    failed = -1;
    declarePattern(b, arm.pat, e.value);
    if (arm.guard) {
      b.visit(b, arm.guard, 'read');
      failed = b.current;
    }
    b.visit(b, arm.body, kind);
    ends.push(b.current);
  }
  unreachable(b, e.end);
  for (const end of ends) link(b, end, b.current);
}
