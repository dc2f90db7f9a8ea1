import type { Script } from './parse.ts';

/** Stands in a text for what cannot be told without running something. */
export const unknown = '\uFFFC';

/** More than this is not followed: the script is text of a stranger. */
export const longest = 20_000;

export type Value = string | readonly string[];

/** What a script knows at one place. */
export interface Scope {
  readonly variables: Map<string, Value>;
  readonly functions: Map<string, Script>;
  /** `$1`, `$2`... */
  parameters: readonly string[];
}

export const isKnown = (text: string): boolean => !text.includes(unknown);

/** A text that stays within bounds. */
export const bounded = (text: string): string => (text.length > longest ? unknown : text);

/** The value of a variable as one text; null when it was never set. */
export function textOf(scope: Scope, name: string): string | null {
  if (/^[1-9]$/.test(name)) return scope.parameters[Number(name) - 1] ?? null;
  if (name === '#') return String(scope.parameters.length);
  if (name === '@' || name === '*') return bounded(scope.parameters.join(' '));
  if (/^[0?$!-]$/.test(name)) return unknown;
  const value = scope.variables.get(name);
  if (value === undefined) return null;
  return typeof value === 'string' ? value : (value[0] ?? '');
}

/** The elements of an array, or of a plain variable; empty when it was never set. */
export function listOf(scope: Scope, name: string): readonly string[] {
  if (name === '@' || name === '*') return scope.parameters;
  const value = scope.variables.get(name);
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
