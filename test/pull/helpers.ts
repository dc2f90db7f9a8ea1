import type { DiffFile, HunkLine } from '../../src/model/diff.ts';
import type { PullTree } from '../../src/pull/index.ts';

/** A changed file from lines as a patch has them: ` kept`, `+added`, `-removed`; its one hunk begins at line 1. */
export function fileOf(
  path: string,
  patch: readonly string[],
  given: Partial<DiffFile> = {},
): DiffFile {
  let old = 0;
  let now = 0;
  const lines = patch.map((text): HunkLine => {
    const kind = text[0] === '+' || text[0] === '-' ? text[0] : ' ';
    if (kind !== '+') old++;
    if (kind !== '-') now++;
    return {
      kind,
      old: kind === '+' ? null : old,
      new: kind === '-' ? null : now,
      text: text.slice(1),
    };
  });
  const count = (kind: string): number => lines.filter((line) => line.kind === kind).length;
  return {
    path,
    before: path,
    after: path,
    status: 'modified',
    kind: 'text',
    added: count('+'),
    removed: count('-'),
    hunks: [{ old_start: 1, old_lines: old, new_start: 1, new_lines: now, lines }],
    no_hunks: null,
    ...given,
  };
}

/** A head that holds these files. */
export const treeOf = (texts: Readonly<Record<string, string>>): PullTree => ({
  files: Object.keys(texts),
  read: async (path) => texts[path] ?? null,
  holds: async (text) => Object.values(texts).some((each) => each.includes(text)),
});
