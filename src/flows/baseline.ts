import { readFileSync } from 'node:fs';
import { UserError } from '../model/errors.ts';
import { keptBuckets } from '../model/finding.ts';
import { toJson } from '../model/json.ts';
import type { Item } from '../scan/index.ts';
import { quote, writeFileAtomic } from '../source/index.ts';

/** Fingerprints of findings that are known, and of those that were known once and then removed. */
export interface Baseline {
  readonly findings: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
}

export interface BaselineCounts {
  readonly known: number;
  readonly fresh: number;
  readonly gone: number;
  readonly returned: readonly string[];
}

const schema = 'dyn-audit/baseline@1';
const nothing: Baseline = { findings: new Set(), removed: new Set() };

/** Reads a baseline; one that does not exist yet is empty when it is about to be written. */
export function readBaseline(path: string, willWrite: boolean): Baseline {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    if (willWrite) return nothing;
    throw new UserError(
      `--baseline expects a file that --update-baseline wrote; ${quote(path)} cannot be read`,
    );
  }
  const fault = new UserError(
    `--baseline expects a file that --update-baseline wrote (${schema}); ${quote(path)} is none`,
  );
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw fault;
  }
  if (typeof data !== 'object' || data === null || !('schema' in data) || data.schema !== schema)
    throw fault;
  return { findings: idsIn(data, 'findings', fault), removed: idsIn(data, 'removed', fault) };
}

function idsIn(data: object, key: string, fault: UserError): ReadonlySet<string> {
  const list: unknown = Reflect.get(data, key);
  if (!Array.isArray(list) || !list.every((id): id is string => typeof id === 'string'))
    throw fault;
  return new Set(list);
}

/** What a baseline holds: findings that ask for a change or a decision and that nobody suppressed. */
function openIds(items: readonly Item[]): Set<string> {
  return new Set(
    items
      .filter((item) => !item.suppressed && !keptBuckets.has(item.bucket))
      .map((item) => item.id),
  );
}

/** Compares a run with the baseline. `returned` are findings that were removed once and are back. */
export function compareBaseline(baseline: Baseline, items: readonly Item[]): BaselineCounts {
  const now = openIds(items);
  const known = [...now].filter((id) => baseline.findings.has(id));
  return {
    known: known.length,
    fresh: now.size - known.length,
    gone: [...baseline.findings].filter((id) => !now.has(id)).length,
    returned: [...now].filter((id) => baseline.removed.has(id)),
  };
}

/** Writes the findings of a run; what the old baseline held and is gone is remembered as removed. */
export function writeBaseline(path: string, baseline: Baseline, items: readonly Item[]): void {
  const now = openIds(items);
  const removed = [...baseline.removed, ...baseline.findings].filter((id) => !now.has(id));
  writeFileAtomic(
    path,
    `${toJson({ schema, findings: [...now].sort(), removed: [...new Set(removed)].sort() }, 2)}\n`,
  );
}
