import type { Item, Proof } from './items.ts';

export const sorts = ['score', 'path', 'profile'] as const;
export type Sort = (typeof sorts)[number];

/** What is shown. */
export interface Filter {
  readonly buckets: ReadonlySet<number>;
  /** Empty: all. */
  readonly levels: ReadonlySet<number>;
  readonly proofs: ReadonlySet<Proof>;
  /** Words that all must stand in a finding; small letters. */
  readonly words: readonly string[];
  /** Path of a folder or file; '' for all. */
  readonly folder: string;
  /** Number of a group, counted from 1; 0 for all. */
  readonly group: number;
  readonly sort: Sort;
}

/** The words of a search: what stands in quotes is one. */
export const wordsOf = (text: string): string[] =>
  [...text.toLowerCase().matchAll(/"([^"]+)"?|([^\s"]+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );

const isBelow = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);

/** All that a filter asks for but the folder: what the map is drawn of. */
export const passes = (item: Item, filter: Filter): boolean =>
  filter.buckets.has(item.bucket) &&
  (filter.levels.size === 0 || filter.levels.has(item.confidence)) &&
  (filter.proofs.size === 0 || filter.proofs.has(item.proof)) &&
  (filter.group === 0 || filter.group === item.group) &&
  filter.words.every((word) => item.haystack().includes(word));

/** The findings of a folder. */
export const inFolder = (item: Item, { folder }: Filter): boolean =>
  isBelow(item.file.path, folder);

const byPath = (a: Item, b: Item): number =>
  a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : a.line - b.line;

/** Best first; a report with a profile stands in the order of the profile. */
function compare(sort: Sort): (a: Item, b: Item) => number {
  if (sort === 'path') return byPath;
  if (sort === 'profile') return (a, b) => a.at - b.at;
  return (a, b) => b.score - a.score || byPath(a, b);
}

/** Findings of one subsystem, in order. */
export interface Section {
  readonly name: string;
  readonly items: readonly Item[];
  readonly score: number;
}

/**
 * Findings by subsystem: the one with the most to gain first, the one with the best finding where a profile says what is
 * best, by name where the order is that of paths.
 */
export function sectionsOf(items: readonly Item[], sort: Sort): Section[] {
  const bySubsystem = new Map<string, Item[]>();
  for (const item of items) {
    const known = bySubsystem.get(item.file.subsystem);
    if (known) known.push(item);
    else bySubsystem.set(item.file.subsystem, [item]);
  }
  const score = (own: readonly Item[]): number =>
    own.reduce((sum, item) => sum + (item.open ? item.score : 0), 0);
  const first = ({ items: [best] }: Section): number => best?.at ?? 0;
  const order: Readonly<Record<Sort, (a: Section, b: Section) => number>> = {
    score: (a, b) => b.score - a.score,
    path: () => 0,
    profile: (a, b) => first(a) - first(b),
  };
  return [...bySubsystem]
    .map(([name, own]) => ({ name, items: own.sort(compare(sort)), score: score(own) }))
    .sort((a, b) => order[sort](a, b) || (a.name < b.name ? -1 : 1));
}
