import { nearest } from '../../model/choice.ts';
import type { Setting, Settings } from '../../model/e2e-plan.ts';
import { UserError } from '../../model/errors.ts';

/** Whether a value is a record, not a list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A name among known ones; UserError names the nearest. */
export function knownName<T extends string>(where: string, given: string, known: readonly T[]): T {
  const found = known.find((name) => name === given);
  if (found !== undefined) return found;
  const near = nearest(given, known);
  const hint = near === null ? `expected one of ${known.join(', ')}` : `did you mean ${near}?`;
  throw new UserError(`${where}: unknown name '${given}', ${hint}`);
}

/** A value that takes the place of a default: of the default's type, anything where that is null. */
export function checkedValue(where: string, value: unknown, fallback: Setting): Setting {
  const given = asSetting(where, value);
  if (fallback === null || given === null) return given;
  // All that is counted or timed here has a default of at least 0, and none has a meaning below it.
  if (typeof given === 'number' && given < 0)
    throw new UserError(`${where}: expected a number from 0, got ${given}`);
  if (typeOf(given) === typeOf(fallback)) return given;
  throw new UserError(`${where}: expected ${typeOf(fallback)}, got ${typeOf(given)}`);
}

/** What was typed after `=`, read as the default's type says. */
export function typedValue(where: string, text: string, fallback: Setting): Setting {
  if (typeof fallback === 'string') return text;
  if (Array.isArray(fallback) && !text.startsWith('['))
    return text === '' ? [] : text.split(',').map((item) => item.trim());
  return checkedValue(where, parsed(text), fallback);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** No option has a use for more; a file that nests deeper is none of a plan. */
const deepest = 16;

function asSetting(where: string, value: unknown, depth = 0): Setting {
  if (depth > deepest)
    throw new UserError(`${where}: expected at most ${deepest} lists or objects in one another`);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((item) => asSetting(where, item, depth + 1));
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, item]) => [
      key,
      asSetting(where, item, depth + 1),
    ]);
    const settings: Settings = Object.fromEntries(entries);
    return settings;
  }
  throw new UserError(`${where}: expected a value that JSON can hold`);
}

function typeOf(value: Setting): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return { string: 'a text', number: 'a number', boolean: 'true or false' }[
    typeof value as 'string'
  ];
}
