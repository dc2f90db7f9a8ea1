import type { Binding, Expr } from '../../../index/index.ts';
import { borrowedBindings, mayKeepReference } from './borrows.ts';
import { type Builder, use } from './builder.ts';
import type { Place } from './graph.ts';
import { placeOf } from './place.ts';

/** References made for a call live until it runs: they are used once more after all arguments. */
export function holdBorrows(b: Builder, exprs: readonly Expr[], at: number): void {
  for (const expr of exprs) {
    for (const binding of borrowedBindings(b.types, b.loans, expr))
      use(b, { binding: binding.binding, path: binding.path }, 'borrow', at);
  }
}

/** `seen.push(&name)`: what a call may change can keep the references it is given. */
export function lendThrough(b: Builder, args: readonly Expr[], targets: readonly Expr[]): void {
  for (const target of targets) {
    const place = placeOf(b.types, target);
    const binding = place ? b.types.bindings[place.binding] : undefined;
    if (!binding || !mayKeepReference(binding.type)) continue;
    for (const arg of args) if (arg !== target) lend(b, binding, arg);
  }
}

/** Notes that a binding may hold references into what an expression borrows. */
export function lend(b: Builder, to: Binding, from: Expr): void {
  const roots = borrowedBindings(b.types, b.loans, from, true);
  if (roots.length === 0) return;
  const lent = b.loans.get(to.id) ?? [];
  for (const root of roots) {
    if (root.binding === to.id) continue;
    for (const place of [root, ...(b.loans.get(root.binding) ?? [])])
      if (!lent.some((known) => isSame(known, place))) lent.push(place);
  }
  b.loans.set(to.id, lent);
}

function isSame(a: Place, b: Place): boolean {
  return a.binding === b.binding && a.path.join('.') === b.path.join('.');
}
