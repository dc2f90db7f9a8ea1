import type { DiffFile } from '../model/diff.ts';
import type { ChangedSymbol, ChangeGroup } from '../model/pull.ts';
import { type Filter, type Filters, takes } from './filters.ts';
import type { Owners } from './owners.ts';

export interface Grouping {
  readonly files: readonly DiffFile[];
  readonly filters: Filters;
  readonly owners: Owners;
  readonly symbols: readonly ChangedSymbol[];
}

/** The changed files by component, the group with most changed lines first. */
export function groupChanges({ files, filters, owners, symbols }: Grouping): ChangeGroup[] {
  const groups = new Map<string, DiffFile[]>();
  for (const file of files) {
    const component = componentOf(filters, file.path);
    const group = groups.get(component) ?? [];
    group.push(file);
    groups.set(component, group);
  }
  const symbolsOf = new Map<string, ChangedSymbol[]>();
  for (const symbol of symbols)
    symbolsOf.set(symbol.path, [...(symbolsOf.get(symbol.path) ?? []), symbol]);
  return [...groups]
    .map(([component, own]) => ({
      component,
      owners: ownersOf(own, owners),
      files: own.map(({ path }) => path),
      added: own.reduce((sum, { added }) => sum + added, 0),
      removed: own.reduce((sum, { removed }) => sum + removed, 0),
      // A removed definition stands under the old name of a file that was renamed.
      symbols: own.flatMap(({ path, before }) => [
        ...(symbolsOf.get(path) ?? []),
        ...(before === null || before === path ? [] : (symbolsOf.get(before) ?? [])),
      ]),
    }))
    .sort(
      (a, b) => b.added + b.removed - (a.added + a.removed) || (a.component < b.component ? -1 : 1),
    );
}

/**
 * The filter that knows most of a path: one whose name is a part of the path, else the one whose pattern names the most
 * folders, else one that is mostly about that folder, else the first of the file. Without any: the path's first folder.
 */
export function componentOf({ filters }: Filters, path: string): string {
  const parts = path.toLowerCase().replaceAll('-', '_').split('/').slice(0, -1);
  const top = path.slice(0, path.indexOf('/') + 1);
  const found = filters.flatMap((filter, place) => {
    const rule = takes(filter, path);
    if (rule === null) return [];
    const named = parts.includes(filter.name.toLowerCase().replaceAll('-', '_')) ? 1 : 0;
    const folders = rule.folder.split('/').length;
    return [{ name: filter.name, named, folders, about: isAbout(filter, top) ? 1 : 0, place }];
  });
  found.sort(
    (a, b) => b.named - a.named || b.folders - a.folders || b.about - a.about || a.place - b.place,
  );
  return found[0]?.name ?? (top === '' ? '.' : top.slice(0, -1));
}

/** Whether most patterns of a filter lie below a folder of the root, or for a file of the root in no folder. */
const isAbout = ({ rules }: Filter, top: string): boolean =>
  rules.filter(
    ({ negated, folder }) => !negated && (top === '' ? folder === '' : folder.startsWith(top)),
  ).length *
    2 >=
  rules.length;

/** Owners of any of the files, those of most files first. */
function ownersOf(files: readonly DiffFile[], owners: Owners): string[] {
  const counts = new Map<string, number>();
  for (const { path } of files)
    for (const owner of owners(path)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([owner]) => owner);
}
