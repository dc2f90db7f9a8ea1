import type { Chain } from '../facts.ts';
import type { Local, Reader } from './reader.ts';

/** The chain with more steps; unknown stays unknown. */
export function step(value: Chain | null, ...more: string[]): Chain | null {
  return value && value.steps.length < 64
    ? { root: value.root, instance: value.instance, steps: [...value.steps, ...more] }
    : null;
}

/** A value of that type, null for the empty path. */
export function instanceOf(root: string): Chain | null {
  return root === '' ? null : { root, instance: true, steps: [] };
}

/** The thing of that path itself. */
export function pathOf(root: string): Chain {
  return { root, instance: false, steps: [] };
}

/** Gives a name a meaning until `release` goes back behind it. */
export function bind(r: Reader, name: string, local: Local): void {
  r.undo.push([name, r.locals.get(name)]);
  r.locals.set(name, local);
}

/** Takes back what was bound since `mark`, a length of `undo`. */
export function release(r: Reader, mark: number): void {
  while (r.undo.length > mark) {
    const [name, old] = r.undo.pop()!;
    if (old) r.locals.set(name, old);
    else r.locals.delete(name);
  }
}
