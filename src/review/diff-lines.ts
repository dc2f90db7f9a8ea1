import type { DiffFile, Hunk } from '../model/diff.ts';

/** A line, or a range that ends with it, on one side of a diff. */
export interface DiffPlace {
  readonly path: string;
  readonly line: number;
  readonly start_line?: number | null | undefined;
  readonly side: 'LEFT' | 'RIGHT';
}

/** The file that a place is in: by its name after the change, on the left side also by the one before. */
export const fileOf = (
  diff: readonly DiffFile[],
  { path, side }: Pick<DiffPlace, 'path' | 'side'>,
): DiffFile | null =>
  diff.find((file) => file.path === path) ??
  (side === 'LEFT' ? diff.find((file) => file.before === path) : undefined) ??
  null;

/**
 * Why GitHub would not take a comment there; null when it would. A line must stand in a hunk: added or context on the
 * right, deleted or context on the left; a range must begin before its line and lie in one hunk. GitHub refuses the whole
 * review for one bad line and does not say which.
 */
export function whyOutside(diff: readonly DiffFile[], place: DiffPlace): string | null {
  const { line, start_line, side } = place;
  const file = fileOf(diff, place);
  if (file === null) return 'the pull request does not change this file';
  if (file.hunks.length === 0)
    return `the diff shows no lines of this file: ${file.no_hunks ?? 'only its name or mode changes'}`;
  const hunk = file.hunks.find((each) => hasLine(each, side, line));
  if (hunk === undefined) return `line ${line} is in no hunk of the diff`;
  if (start_line === undefined || start_line === null) return null;
  if (start_line >= line) return `a range must begin before line ${line}, got ${start_line}`;
  if (!hasLine(hunk, side, start_line))
    return `lines ${start_line} to ${line} are not in one hunk of the diff`;
  return null;
}

const hasLine = (hunk: Hunk, side: DiffPlace['side'], line: number): boolean =>
  hunk.lines.some((each) => (side === 'RIGHT' ? each.new : each.old) === line);
