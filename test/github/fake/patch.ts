import type { Hunk, HunkLine } from '../../../src/model/diff.ts';
import type { FakeFile } from './types.ts';

/** The files of a `git diff` text: enough for the server to know which lines can be commented on. */
export function filesOfPatch(patch: string): readonly FakeFile[] {
  const files: { path: string; hunks: Hunk[] }[] = [];
  let lines: HunkLine[] = [];
  let at = { old: 0, new: 0 };
  let left = { old: 0, new: 0 };
  for (const line of patch.split('\n')) {
    const inHunk = left.old > 0 || left.new > 0;
    if (inHunk && /^[ +-]/.test(line)) {
      const old = line[0] !== '+';
      const added = line[0] !== '-';
      lines.push({
        kind: line[0] === '+' ? '+' : line[0] === '-' ? '-' : ' ',
        old: old ? at.old : null,
        new: added ? at.new : null,
        text: line.slice(1),
      });
      at = { old: at.old + Number(old), new: at.new + Number(added) };
      left = { old: left.old - Number(old), new: left.new - Number(added) };
      continue;
    }
    const names = /^diff --git a\/(.*) b\/(.*)$/.exec(line);
    if (names?.[2]) files.push({ path: names[2], hunks: [] });
    const head = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!head) continue;
    const [oldStart, oldLines, newStart, newLines] = [1, 2, 3, 4].map((n) => Number(head[n] ?? 1));
    at = { old: oldStart ?? 0, new: newStart ?? 0 };
    left = { old: oldLines ?? 0, new: newLines ?? 0 };
    lines = [];
    files.at(-1)?.hunks.push({
      old_start: at.old,
      old_lines: left.old,
      new_start: at.new,
      new_lines: left.new,
      lines,
    });
  }
  return files;
}
