import { UserError } from '../model/errors.ts';

/** Readers of JSON that somebody else wrote: a field is there with its type, or it is null. */
export const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;

/** The field below several names, outermost first. */
export const fieldAt = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce(fieldOf, value);

export function textAt(value: unknown, ...names: readonly string[]): string | null {
  const field = fieldAt(value, ...names);
  return typeof field === 'string' ? field : null;
}

export function numberAt(value: unknown, ...names: readonly string[]): number | null {
  const field = fieldAt(value, ...names);
  return typeof field === 'number' && Number.isSafeInteger(field) ? field : null;
}

export function listAt(value: unknown, ...names: readonly string[]): readonly unknown[] | null {
  const field = fieldAt(value, ...names);
  return Array.isArray(field) ? field : null;
}

/** What GitHub always gives; without it the server is no GitHub. */
export function must<T>(found: T | null, what: string): T {
  if (found === null) throw new UnexpectedShape(what);
  return found;
}

/** An answer that is not as GitHub's API describes it: a login page, a proxy, another program. */
export class UnexpectedShape extends UserError {
  constructor(what: string) {
    super(
      `the server's answer has no ${what}: expected GitHub's API; --api-url takes https://api.github.com or https://HOST/api/v3`,
    );
  }
}
