import { oneOf } from '../model/choice.ts';
import { UserError } from '../model/errors.ts';

export { oneOf };

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
