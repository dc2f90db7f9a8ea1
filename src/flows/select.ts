import { keptBuckets } from '../model/finding.ts';
import type { ClonesOptions } from '../model/options.ts';
import type { ChangedLines } from '../model/source.ts';
import type { FileResult, Item } from '../scan/index.ts';

export interface Placed {
  readonly path: string;
  readonly item: Item;
}

export interface Chosen {
  /** What the summary counts. */
  readonly all: readonly Placed[];
  /** What passes the filters, best first. */
  readonly shown: readonly Placed[];
}

/** The findings of a run: production code unless tests are asked for, on changed lines only when a base is given. */
export function select(
  results: readonly FileResult[],
  changed: readonly ChangedLines[] | null,
  options: ClonesOptions,
): Chosen {
  const lines = changed === null ? null : new Map(changed.map((file) => [file.path, file.ranges]));
  const isChanged = (path: string, line: number): boolean =>
    lines === null ||
    (lines.get(path) ?? []).some(([first, last]) => line >= first && line <= last);
  const all = results.flatMap(({ path, items }) =>
    items
      .filter((item) => (options.includeTests || !item.test) && isChanged(path, item.line))
      .map((item) => ({ path, item })),
  );
  const shown = all.filter(
    ({ item }) =>
      (!options.onlyActionable || !keptBuckets.has(item.bucket)) &&
      (options.buckets === null || options.buckets.includes(item.bucket)),
  );
  return { all, shown: shown.sort(bestFirst) };
}

function bestFirst(a: Placed, b: Placed): number {
  return (
    b.item.score - a.item.score ||
    (a.path < b.path ? -1 : a.path > b.path ? 1 : a.item.line - b.item.line)
  );
}
