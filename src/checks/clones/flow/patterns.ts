import type { Binding, Expr, Pat } from '../../../index/index.ts';
import { boxesBorrow, holdsReference } from './borrows.ts';
import { add, type Builder } from './builder.ts';
import type { UseKind } from './graph.ts';
import { lend } from './loans.ts';

/** Declares what a pattern binds; a reference among them may borrow from the value it was taken of. */
export function declarePattern(b: Builder, pat: Pat, from?: Expr): void {
  const own = b.types.patterns.get(pat);
  if (own) {
    declareBinding(b, own, pat.start);
    if (from && (holdsReference(own.type) || boxesBorrow(from))) lend(b, own, from);
  }
  for (const inner of partsOf(pat)) declarePattern(b, inner, from);
}

function declareBinding(b: Builder, binding: Binding, at: number): void {
  add(b, 'declare', { binding: binding.id, path: [] }, at);
}

function partsOf(pat: Pat): readonly Pat[] {
  if (pat.k === 'bind') return pat.sub ? [pat.sub] : [];
  if (pat.k === 'ref') return [pat.of];
  if (pat.k === 'fields') return pat.fields.map((f) => f.pat);
  return 'items' in pat ? pat.items : [];
}

/** A pattern moves what it binds by value; one that binds nothing, or only references, reads. */
export function matchedKind(b: Builder, pat: Pat): UseKind {
  const own = b.types.patterns.get(pat);
  if (own) return pat.k === 'bind' && pat.ref ? 'borrow' : 'move';
  const kinds = partsOf(pat).map((inner) => matchedKind(b, inner));
  return kinds.includes('move') ? 'move' : kinds.includes('borrow') ? 'borrow' : 'read';
}
