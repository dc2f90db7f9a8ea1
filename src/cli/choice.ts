import { UserError } from '../model/errors.ts';

/** Edits (insert, delete, replace) between two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

function nearest(word: string, known: readonly string[]): string | null {
  const asked = word.toLowerCase();
  const near = known
    .map((name) => ({ name, far: name.startsWith(asked) ? 1 : distance(asked, name) }))
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

/** A parser for a whole number from 0. */
export const wholeNumber =
  (what: string) =>
  (given: string): number => {
    if (/^\d{1,9}$/.test(given)) return Number(given);
    throw new UserError(`${what}: expected a whole number from 0, got '${given}'`);
  };
