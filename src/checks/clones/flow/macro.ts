import type { ExprOf } from '../../../index/index.ts';
import { type Builder, unreachable, use } from './builder.ts';
import { holdBorrows } from './loans.ts';

/** A macro call: its arguments, then the names in its text. */
export function visitMacro(b: Builder, e: ExprOf<'macro'>): void {
  for (const arg of e.args)
    b.visit(b, arg, e.mode === 'borrow' ? 'borrow' : e.mode === 'value' ? 'move' : 'move');
  for (const name of e.names) {
    const binding = b.types.uses.get(name);
    if (binding)
      use(
        b,
        { binding: binding.id, path: name.path },
        e.mode === 'borrow' ? 'borrow' : 'read',
        name.start,
      );
  }
  if (e.mode === 'borrow') holdBorrows(b, e.args.slice(0, -1), e.end);
  if (/^(panic|unreachable|todo|unimplemented|bail)$/.test(e.name)) unreachable(b, e.end);
}
