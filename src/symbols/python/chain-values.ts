import type { Chain } from '../facts.ts';

/** Longer chains are given up. */
export const mostSteps = 24;

/** The chain of a path by itself. */
export function plain(root: string): Chain {
  return { root, instance: false, steps: [] };
}

/** The chain of a value of a class. */
export function instanceOf(root: string): Chain {
  return { root, instance: true, steps: [] };
}

/** The chain with steps added; null for null. */
export function extend(chain: Chain | null, steps: readonly string[]): Chain | null {
  if (!chain || steps.length === 0) return chain;
  if (chain.steps.length + steps.length > mostSteps) return null;
  return { ...chain, steps: [...chain.steps, ...steps] };
}

function keyOf(chain: Chain): string {
  const made = !chain.instance && chain.steps[0] === '()';
  const steps = made ? chain.steps.slice(1) : chain.steps;
  return `${chain.instance || made} ${chain.root} ${steps.join(' ')}`;
}

/** True when two chains stand for values of the same kind: `x: C` and `C()` do. */
export function sameValue(a: Chain, b: Chain): boolean {
  return keyOf(a) === keyOf(b);
}

/** The one that is known, or what both agree on. */
export function sole(a: Chain | null, b: Chain | null): Chain | null {
  if (!a || !b) return a ?? b;
  return sameValue(a, b) ? a : null;
}

/** Path of a member of a module or class. */
export function memberOf(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Last part of what a chain stands for; '' where it has no name. */
export function nameOf(chain: Chain): string {
  const last = chain.steps.at(-1);
  if (last !== undefined) return last.startsWith('.') ? last.slice(1) : '';
  return chain.instance ? '' : chain.root.slice(chain.root.lastIndexOf('.') + 1);
}
