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

/** A parser for a whole number from `least` to nine digits. */
export const wholeNumber =
  (what: string, least = 0) =>
  (given: string): number => {
    if (/^\d{1,9}$/.test(given) && Number(given) >= least) return Number(given);
    throw new UserError(`${what}: expected a whole number from ${least}, got '${given}'`);
  };

/** The name of an option as it is typed: `runDir` is `run-dir`. */
export const dashed = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
