import type { HotPathRule } from '../model/config.ts';
import {
  type ClonesReport,
  type ClonesSummary,
  type Finding,
  type FindingGroup,
  keptBuckets,
} from '../model/finding.ts';
import { hotPathOf } from '../model/hot-paths.ts';
import type { ClonesOptions } from '../model/options.ts';
import { push } from '../model/push.ts';
import type { SkippedFile } from '../model/source.ts';
import type { FileResult, Item } from '../scan/index.ts';
import type { Source } from '../source/index.ts';
import type { BaselineCounts } from './baseline.ts';
import type { Chosen, Placed } from './select.ts';

export interface Assembly {
  readonly source: Source;
  readonly paths: readonly string[];
  readonly results: readonly FileResult[];
  readonly chosen: Chosen;
  readonly skipped: readonly SkippedFile[];
  readonly hotPaths: readonly HotPathRule[];
  readonly allPaths: readonly string[];
  readonly options: ClonesOptions;
  readonly baseline: { readonly ids: ReadonlySet<string>; readonly counts: BaselineCounts } | null;
  readonly elapsed: () => number;
}

/** One report of many files' results. */
export function assemble(assembly: Assembly): ClonesReport {
  const { source, results, options, chosen, baseline } = assembly;
  const needsFindings =
    !options.asJson ||
    options.failOn.length > 0 ||
    baseline !== null ||
    options.patch !== null ||
    options.profile !== null ||
    options.apply;
  const parse = ({ item }: Placed): Finding => {
    const finding = JSON.parse(item.json) as Finding;
    return baseline === null ? finding : { ...finding, baseline: baseline.ids.has(finding.id) };
  };
  return {
    schema: 'dyn-audit/clones@1',
    root: source.root,
    rev: source.rev,
    paths: assembly.paths,
    elapsed_ms: Math.round(assembly.elapsed() * 10) / 10,
    summary: summarise(assembly),
    groups: groupsOf(results, chosen.shown),
    candidates: needsFindings ? chosen.shown.map(parse) : [],
    ...(needsFindings ? {} : { lines: chosen.shown.map(({ item }) => item.json) }),
  };
}

function count(placed: readonly Placed[], key: (item: Item) => string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { item } of placed) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function summarise({
  results,
  skipped,
  hotPaths,
  allPaths,
  chosen,
  baseline,
}: Assembly): ClonesSummary {
  return {
    total: chosen.all.length,
    by_tier: count(chosen.all, (item) => item.tier),
    by_category: count(chosen.all, (item) => item.category),
    by_bucket: count(chosen.all, (item) => item.bucket),
    files: results.length,
    files_skipped: [
      ...skipped,
      ...results.filter((r) => r.partly !== '').map((r) => ({ path: r.path, why: r.partly })),
    ],
    orphan_files: results.filter((r) => r.orphan && r.items.length > 0).map((r) => r.path),
    unused_hot_paths: hotPaths
      .filter((rule) => !allPaths.some((path) => hotPathOf([rule], path) === rule))
      .map((rule) => rule.prefix),
    unused_suppressions: results.flatMap((r) =>
      r.unusedSuppressions.map((line) => ({ path: r.path, line })),
    ),
    ...(baseline === null ? {} : { baseline: baseline.counts }),
  };
}

/** Clones that one change frees together; the largest first. */
function groupsOf(results: readonly FileResult[], shown: readonly Placed[]): FindingGroup[] {
  const facts = new Map(
    results.flatMap((result) => result.groups.map((group) => [group.id, group] as const)),
  );
  const members = new Map<string, Item[]>();
  for (const { item } of shown) if (item.group !== null) push(members, item.group, item);
  // What a changed signature frees comes before what stays while a type is what it is.
  const free = (id: string): number =>
    members.get(id)!.filter((item) => !keptBuckets.has(item.bucket)).length;
  return [...members]
    .flatMap(([id, items]) => {
      const group = facts.get(id);
      return group ? [{ ...group, members: items.map((item) => item.id) }] : [];
    })
    .sort(
      (a, b) =>
        free(b.id) - free(a.id) || b.members.length - a.members.length || (a.id < b.id ? -1 : 1),
    );
}
