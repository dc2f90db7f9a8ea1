import type { Edit } from '../model/finding.ts';
import type { GroupsProof } from '../proof/groups/index.ts';
import { combineEdits, editText } from '../source/index.ts';

/** Accepted edits by path; offsets of the audited texts. */
export type Change = ReadonlyMap<string, readonly Edit[]>;

/** Several changes as one: they do not contradict each other, and what two of them hold is done once. */
export function joinChanges(changes: readonly Change[]): Change {
  const lists = new Map<string, (readonly Edit[])[]>();
  for (const change of changes)
    for (const [path, edits] of change) lists.set(path, [...(lists.get(path) ?? []), edits]);
  return new Map(
    [...lists].flatMap(([path, all]) => {
      const { edits, leftOut } = combineEdits(all);
      if (leftOut.length > 0)
        throw new Error(`edits of ${path} that were proved contradict each other`);
      return edits.length === 0 ? [] : [[path, edits] as const];
    }),
  );
}

/** The texts of the changed files after the change. */
export const textsAfter = (
  change: Change,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> =>
  new Map([...change].map(([path, edits]) => [path, editText(texts.get(path) ?? '', edits)]));

/** Files of a change in sets that compile without each other: the files of a changed signature belong together. */
export function partsOf(change: Change, groups: GroupsProof): readonly (readonly string[])[] {
  let parts: Set<string>[] = [...change.keys()].map((path) => new Set([path]));
  for (const edits of groups.edits.values()) {
    const touched = parts.filter((part) => [...part].some((path) => edits.has(path)));
    if (touched.length < 2) continue;
    parts = [
      ...parts.filter((part) => !touched.includes(part)),
      new Set(touched.flatMap((part) => [...part])),
    ];
  }
  return parts.map((part) => [...part].sort());
}

/** The change in some files only. */
export const only = (change: Change, paths: readonly string[]): Change =>
  new Map([...change].filter(([path]) => paths.includes(path)));
