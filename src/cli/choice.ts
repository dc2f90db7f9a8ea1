import { editDistance } from '../model/edit-distance.ts';
import { UserError } from '../model/errors.ts';

function nearest(word: string, known: readonly string[]): string | null {
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
    // The length bound keeps a hostile argument from costing a quadratic comparison.
    const near = given === '' || given.length > 40 ? null : nearest(given, known);
    const hint = near === null ? '' : ` (did you mean ${near}?)`;
    throw new UserError(`${what}: expected one of ${known.join(', ')}, got '${given}'${hint}`);
  };

/** A parser for known names that are separated by commas, given in several options, or both. */
export const someOf =
  <T extends string>(what: string, known: readonly T[]) =>
  (given: string, before: readonly T[] | undefined): readonly T[] => [
    ...(before ?? []),
    ...given.split(',').map((name) => oneOf(what, known)(name.trim())),
  ];

/** A parser for a whole number from 0. */
export const wholeNumber =
  (what: string) =>
  (given: string): number => {
    if (/^\d{1,9}$/.test(given)) return Number(given);
    throw new UserError(`${what}: expected a whole number from 0, got '${given}'`);
  };
