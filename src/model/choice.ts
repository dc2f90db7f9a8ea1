import { editDistance } from './edit-distance.ts';
import { UserError } from './errors.ts';

/** The known name that a mistyped one most likely means; null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  // The length bound keeps a hostile argument from costing a quadratic comparison.
  if (word === '' || word.length > 40) return null;
  const asked = word.toLowerCase();
  const near = known
    .map((name) => ({ name, far: name.startsWith(asked) ? 1 : editDistance(asked, name) }))
    .sort((a, b) => a.far - b.far)[0];
  return near !== undefined && near.far <= Math.max(2, near.name.length / 3) ? near.name : null;
}

/** A parser for one of the known names; UserError names them all, and the nearest one. */
export const oneOf =
  <T extends string>(what: string, known: readonly T[]) =>
  (given: string): T => {
    const found = known.find((name) => name === given);
    if (found !== undefined) return found;
    const near = nearest(given, known);
    const hint = near === null ? '' : ` (did you mean ${near}?)`;
    throw new UserError(`${what}: expected one of ${known.join(', ')}, got '${given}'${hint}`);
  };
