import type { Chain } from '../facts.ts';
import { refer } from './emit.ts';
import { collections, prelude, wrappers } from './prelude.ts';
import type { Reader } from './reader.ts';
import { canonical, isOurs, resolve } from './scope.ts';
import { instanceOf, pathOf } from './values.ts';

/** Records the name and says what a value of the type is. */
export function told(
  r: Reader,
  segments: readonly string[],
  at: number,
  first: Chain | null,
  last: Chain | null,
  output: Chain | null,
  given: boolean,
): void {
  const name = segments[segments.length - 1]!;
  r.value = r.element = null;
  const alone = segments.length === 1;
  if (alone && name === '_') return;
  if (alone && r.generics.has(name)) {
    r.value = r.generics.get(name) ?? null;
    return;
  }
  const root = resolve(r, segments);
  if (root === '') return;
  const own = isOurs(r, root);
  const known = alone && (name === 'Self' || (prelude.has(name) && !own));
  if (!known && !/^(?:std|core|alloc)::/.test(root)) refer(r, 'type', at, pathOf(root));
  if (output && !own) {
    if (name === 'Future') r.value = output;
    else r.element = output;
    return;
  }
  if (given && wrappers.has(name) && (!own || /Result$/.test(name))) {
    r.value = first;
    return;
  }
  if (collections.has(name) && !own) r.element = last;
  r.value = instanceOf(root);
}

/** The value read last where its type is one of ours, null for all else. */
export function ownValue(r: Reader): Chain | null {
  const { value } = r;
  if (!value || !isOurs(r, value.root)) return null;
  const root = canonical(r, value.root);
  return root === value.root ? value : { ...value, root };
}
