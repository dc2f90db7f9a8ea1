import type { ExprOf } from '../../../index/index.ts';
import { type Builder, blank, link, unreachable } from './builder.ts';
import { holdBorrows } from './loans.ts';
import { value } from './operands.ts';
import { declarePattern } from './patterns.ts';

/** `while`: its condition may end it at every turn. */
export function visitWhile(b: Builder, e: ExprOf<'while'>): void {
  loopBody(b, e.label, e.start, e.end, (exit) => {
    b.visit(b, e.cond, 'read');
    link(b, b.current, exit);
    b.visit(b, e.body, 'read');
  });
}

/** `loop`: only `break` ends it. */
export function visitLoop(b: Builder, e: ExprOf<'loop'>): void {
  loopBody(b, e.label, e.start, e.end, () => b.visit(b, e.body, 'read'));
}

/** `for`: what it walks over is evaluated once. */
export function visitFor(b: Builder, e: ExprOf<'for'>): void {
  value(b, e.iter);
  loopBody(b, e.label, e.start, e.end, (exit) => {
    link(b, b.current, exit);
    // The iterator is alive while the loop runs: what it borrows is used at every turn.
    holdBorrows(b, [e.iter], e.iter.start);
    declarePattern(b, e.pat, e.iter);
    b.visit(b, e.body, 'read');
  });
}

/** A body that leads back to its head. */
function loopBody(
  b: Builder,
  label: string,
  at: number,
  end: number,
  work: (exit: number) => void,
): void {
  const head = blank(b, at);
  const exit = b.nodes.push({ place: undefined, kind: 'none', at: end, next: [] }) - 1;
  b.loops.push({ label, head, exit });
  work(exit);
  b.loops.pop();
  link(b, b.current, head);
  b.current = exit;
}

/** `return`, `break` and `continue`: what follows is not reached. */
export function visitJump(b: Builder, e: ExprOf<'jump'>): void {
  if (e.value) value(b, e.value);
  if (e.op !== 'return') {
    const target = [...b.loops]
      .reverse()
      .find((loop) => (e.label === '' ? loop.head !== loop.exit : loop.label === e.label));
    if (target) link(b, b.current, e.op === 'break' ? target.exit : target.head);
  }
  unreachable(b, e.end);
}
