import type { Capture, QueryMatch } from '../../syntax/index.ts';

/** The capture of that name, undefined for none. */
export function captureIn(match: QueryMatch, name: string): Capture | undefined {
  for (const each of match) if (each.name === name) return each;
  return undefined;
}

/** Roles that have no dot in their name. */
const plainRoles = new Set([
  'literal',
  'expression',
  'case',
  'string',
  'opaque',
  'comment',
  'package',
  'base',
]);

/** What a match is about: `definition.function`, `reference.call`, `string`; '' for a pattern that says nothing. */
export function roleOf(match: QueryMatch): string {
  for (const { name } of match) if (name.includes('.')) return name;
  for (const { name } of match) if (plainRoles.has(name)) return name;
  return '';
}

/** The text is a single name. */
export const isName = (text: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);
