import type { DiffFile } from '../model/diff.ts';
import type { PullCoverage } from '../model/pull.ts';
import { push } from '../model/push.ts';

/** Why no check read a version of a file; null: at least one did. */
export type Unread = (path: string, side: 'base' | 'head') => string | null;

/**
 * Sorts every changed line, as git counts them, into looked at and not covered. A removed line was looked at where a
 * check read the old version, an added one where it read the new one. A file that has no lines to count is looked at
 * when each version it has was read, or when its name alone changed.
 */
export function countCoverage(
  diff: readonly DiffFile[],
  unread: Unread,
  notAsked: PullCoverage['not_asked'],
): PullCoverage {
  const missed = diff.map((file) => missedIn(file, unread));
  const lines = diff.reduce((sum, { added, removed }) => sum + added + removed, 0);
  const not_covered = missed.flat();
  const missedLines = not_covered.reduce((sum, each) => sum + each.lines, 0);
  return {
    files: diff.length,
    lines,
    looked_at: {
      files: missed.filter((each) => each.length === 0).length,
      lines: lines - missedLines,
    },
    not_covered,
    not_asked: notAsked,
  };
}

function missedIn(file: DiffFile, unread: Unread): PullCoverage['not_covered'] {
  const { path, before, after, added, removed } = file;
  const own = whyNone(file);
  if (own !== null) return [{ path, lines: added + removed, why: own }];
  if (added + removed === 0 && before !== null && after !== null) return [];
  const why = new Map<string, number[]>();
  const see = (name: string | null, side: 'base' | 'head', lines: number) => {
    if (name === null || (lines === 0 && added + removed > 0)) return;
    const reason = unread(name, side);
    if (reason !== null) push(why, reason, lines);
  };
  see(before, 'base', removed);
  see(after, 'head', added);
  return [...why].map(([reason, counts]) => ({
    path,
    lines: counts.reduce((sum, each) => sum + each, 0),
    why: reason,
  }));
}

/** What no check could read, whatever its language. */
function whyNone({ kind, no_hunks, added, removed, status }: DiffFile): string | null {
  if (kind === 'submodule') return 'a submodule: another repository';
  if (kind === 'link') return 'a link';
  if (kind === 'binary') return 'binary';
  // Hunks that are not kept name no changed line to any check.
  if (no_hunks !== null && added + removed > 0) return no_hunks;
  // Nothing was counted because nothing could be compared.
  const compared = status === 'renamed' || status === 'added' || status === 'removed';
  return no_hunks !== null && !compared && !/^only its mode/.test(no_hunks) ? no_hunks : null;
}
