import { readFileSync } from 'node:fs';
import { type Baseline, emptyBaseline } from '../journal/lint/index.ts';
import { UserError } from '../model/errors.ts';
import { toJson } from '../model/json.ts';
import { quote, writeFileAtomic } from '../source/index.ts';

const schema = 'dyn-journal/baseline@1';

/** Reads a baseline; one that does not exist yet is empty when it is about to be written. */
export function readBaseline(file: string, willWrite: boolean): Baseline {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    if (willWrite) return emptyBaseline;
    throw new UserError(
      `expected a baseline that --update-baseline wrote, ${quote(file)} cannot be read`,
    );
  }
  const findings = findingsIn(text);
  if (findings === null)
    throw new UserError(
      `expected a baseline that --update-baseline wrote (${schema}), ${quote(file)} is none`,
    );
  return findings;
}

function findingsIn(text: string): Baseline | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(data) || data.schema !== schema || !isObject(data.findings)) return null;
  const entries = Object.entries(data.findings);
  const known = new Map<string, ReadonlySet<string>>();
  for (const [path, ids] of entries) {
    if (!Array.isArray(ids) || !ids.every((id): id is string => typeof id === 'string'))
      return null;
    known.set(path, new Set(ids));
  }
  return known;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Writes the findings of the linted files; what it knew of the files that were not linted stays. */
export function writeBaseline(
  file: string,
  before: Baseline,
  linted: readonly string[],
  found: ReadonlyMap<string, readonly string[]>,
): void {
  const after = new Map<string, readonly string[]>();
  for (const [path, ids] of before) after.set(path, [...ids]);
  for (const path of linted) after.delete(path);
  for (const [path, ids] of found) after.set(path, ids);
  const findings = Object.fromEntries(
    [...after].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, ids]) => [path, [...ids].sort()]),
  );
  writeFileAtomic(file, `${toJson({ schema, findings }, 2)}\n`);
}
