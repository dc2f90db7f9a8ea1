import type { HotPathRule } from '../model/config.ts';
import type { Bucket, ClonesReport, ClonesSummary, Finding, FindingGroup } from '../model/finding.ts';
import type { ClonesOptions } from '../model/options.ts';
import type { SkippedFile } from '../model/source.ts';
import { hotPathOf } from '../model/hot-paths.ts';
import type { FileResult, Item } from '../scan/index.ts';
import type { Source } from '../source/index.ts';

export interface Assembly {
  readonly source: Source;
  readonly paths: readonly string[];
  readonly results: readonly FileResult[];
  readonly skipped: readonly SkippedFile[];
  readonly hotPaths: readonly HotPathRule[];
  readonly allPaths: readonly string[];
  readonly options: ClonesOptions;
  readonly elapsed: () => number;
}

interface Placed {
  readonly path: string;
  readonly item: Item;
}

const kept: ReadonlySet<Bucket> = new Set(['semantic-required', 'cheap-required', 'cold']);

/** One report of many files' results: filtered, counted, best first. */
export function assemble(assembly: Assembly): ClonesReport {
  const { source, results, options } = assembly;
  const all: Placed[] = results.flatMap((result) => result.items.filter((item) => options.includeTests || !item.test).map((item) => ({ path: result.path, item })));
  const shown = all.filter(({ item }) => (!options.onlyActionable || !kept.has(item.bucket)) && (options.buckets === null || options.buckets.includes(item.bucket)));
  shown.sort(bestFirst);
  const linesOnly = options.asJson && options.failOn.length === 0;
  const candidates = linesOnly ? [] : shown.map(({ item }) => JSON.parse(item.json) as Finding);
  return {
    schema: 'dyn-audit/clones@1',
    root: source.root,
    rev: source.rev,
    paths: assembly.paths,
    elapsed_ms: Math.round(assembly.elapsed() * 10) / 10,
    summary: summarise(assembly, all),
    groups: groupsOf(results, shown),
    candidates,
    ...(linesOnly ? { lines: shown.map(({ item }) => item.json) } : {}),
  };
}

function bestFirst(a: Placed, b: Placed): number {
  return b.item.score - a.item.score || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.item.line - b.item.line);
}

function count(items: readonly Placed[], key: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { item } of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

function summarise({ results, skipped, hotPaths, allPaths }: Assembly, all: readonly Placed[]): ClonesSummary {
  return {
    total: all.length,
    by_tier: count(all, (item) => item.tier),
    by_category: count(all, (item) => item.category),
    by_bucket: count(all, (item) => item.bucket),
    files: results.length,
    files_skipped: [...skipped, ...results.filter((r) => r.partly !== '').map((r) => ({ path: r.path, why: r.partly }))],
    orphan_files: results.filter((r) => r.orphan && r.items.length > 0).map((r) => r.path),
    unused_hot_paths: hotPaths.filter((rule) => !allPaths.some((path) => hotPathOf([rule], path) === rule)).map((rule) => rule.prefix),
    unused_suppressions: results.flatMap((r) => r.unusedSuppressions.map((line) => ({ path: r.path, line }))),
  };
}

/** Clones that one change frees together; the largest first. */
function groupsOf(results: readonly FileResult[], shown: readonly Placed[]): FindingGroup[] {
  const facts = new Map(results.flatMap((result) => result.groups.map((group) => [group.id, group] as const)));
  const members = new Map<string, string[]>();
  for (const { item } of shown) {
    if (item.group === null) continue;
    const list = members.get(item.group);
    if (list) list.push(item.id);
    else members.set(item.group, [item.id]);
  }
  return [...members]
    .flatMap(([id, ids]) => {
      const group = facts.get(id);
      return group ? [{ ...group, members: ids }] : [];
    })
    .sort((a, b) => b.members.length - a.members.length || (a.id < b.id ? -1 : 1));
}
