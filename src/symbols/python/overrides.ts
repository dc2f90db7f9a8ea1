import { basePaths } from './class-definitions.ts';
import { isAccessor } from './definitions.ts';
import { f } from './kinds.ts';
import type { Reading } from './scopes.ts';
import { childIn, textOf } from './source.ts';
import { refer, type Visit } from './visit.ts';

/** Bases that no method of ours overrides. */
const plainBases = /^(builtins|typing|typing_extensions|abc|enum|dataclasses|pydantic|msgspec)\./;

const basesOfClasses = new WeakMap<Reading, Map<number, readonly string[]>>();

function basesAround(visit: Visit): readonly string[] {
  const { reading, scope } = visit;
  const { owner } = scope;
  if (!owner) return [];
  const known = basesOfClasses.get(reading) ?? new Map<number, readonly string[]>();
  basesOfClasses.set(reading, known);
  const found =
    known.get(owner.node) ??
    basePaths(reading, owner).filter((path) => path !== '?' && !plainBases.test(path));
  known.set(owner.node, found);
  return found;
}

/** A method of a class with bases uses the method of that name it may override. */
export function overrideUse(visit: Visit, node: number): void {
  if (visit.scope.kind !== 'class') return;
  const { source } = visit.reading;
  const named = childIn(source, node, f.name);
  const name = named < 0 ? '' : textOf(source, named);
  if (name === '' || name.startsWith('__') || isAccessor(visit.reading, node)) return;
  const place = { start: source.start[named]!, end: source.end[named]! };
  for (const root of basesAround(visit))
    refer(visit, 'override', name, place, { root, instance: true, steps: [`.${name}`] });
}
