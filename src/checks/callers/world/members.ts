import type { Definition } from '../../../symbols/index.ts';
import { isStub, type World } from './world.ts';

/** Where a native class is known from its own source, a stub that repeats it has no say. */
export function authoritative(
  world: World,
  owners: readonly Definition[],
  members: readonly Definition[],
): readonly Definition[] {
  if (!owners.some((each) => each.kind === 'binding')) return members;
  return members.filter((each) => !isStub(world, each));
}

const types = new Set(['class', 'struct', 'enum', 'trait', 'type']);

/** True for what has members; of bindings those that have some. */
export const isType = (world: World, definition: Definition): boolean =>
  types.has(definition.kind) ||
  (definition.kind === 'binding' && world.owners.has(definition.path));

/** Paths of what hands its members on; '?' for one that the file cannot tell. A name for a type has that type's. */
export const basesOf = ({ kind, gives, bases }: Definition): readonly string[] =>
  kind !== 'type' || !gives
    ? bases
    : [gives.instance && gives.steps.length === 0 ? gives.root : '?'];
