import type { Edit } from '../../model/finding.ts';
import { combineEdits, editText } from '../../source/index.ts';
import type { Checked } from './blame.ts';
import type { Entry } from './entry.ts';
import type { GroupsRequest } from './request.ts';

export interface Build {
  /** Changed files by path, those of the local edits too. */
  readonly files: ReadonlyMap<string, Checked>;
  readonly texts: ReadonlyMap<string, string>;
  /** Ids of groups that touch the same text as an earlier one: they are not in the build. */
  readonly leftOut: ReadonlySet<string>;
}

/** The texts with the local edits and those of some groups. */
export function build(
  entries: readonly Entry[],
  { applied, textOf }: Pick<GroupsRequest, 'applied' | 'textOf'>,
): Build {
  const leftOut = new Set<string>();
  // Each group is in the build wholly or not at all: whoever loses in one file is taken out of the others too.
  for (;;) {
    const lost = leftOut.size;
    const files = new Map<string, Checked>();
    const inside = entries.filter(({ group }) => !leftOut.has(group.id));
    const paths = new Set([
      ...applied.keys(),
      ...inside.flatMap(({ edits }) => edits.map((each) => each.path)),
    ]);
    for (const path of paths) {
      const audited = textOf(path);
      const owners = inside.filter(({ edits }) => edits.some((each) => each.path === path));
      if (audited === undefined) {
        for (const { group } of owners) leftOut.add(group.id);
        continue;
      }
      const combined = combineEdits([
        applied.get(path) ?? [],
        ...owners.map((entry) => editsIn(entry, path)),
      ]);
      for (const place of combined.leftOut) leftOut.add(owners[place - 1]?.group.id ?? '');
      files.set(path, { audited, edits: combined.edits, text: editText(audited, combined.edits) });
    }
    if (leftOut.size > lost) continue;
    const texts = new Map([...files].map(([path, file]) => [path, file.text]));
    return { files, texts, leftOut };
  }
}

/** Edits of one group in one file. */
export function editsIn(entry: Entry, path: string): readonly Edit[] {
  return entry.edits.filter((each) => each.path === path).map((each) => each.edit);
}
