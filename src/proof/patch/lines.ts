import { diffArrays } from 'diff';
import type { Edit } from '../../model/finding.ts';

/** Lines `from` to `to` of the old text (0-based, `to` excluded) give way to `lines`. */
export interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** The lines of a text with their ends. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** What changes from one list of lines to another, in order. */
export function lineChanges(old: readonly string[], now: readonly string[]): LineChange[] {
  const changes: LineChange[] = [];
  let at = 0;
  let open: { from: number; to: number; lines: string[] } | null = null;
  for (const part of diffArrays([...old], [...now])) {
    if (!part.added && !part.removed) {
      open = null;
      at += part.value.length;
      continue;
    }
    if (open === null) {
      open = { from: at, to: at, lines: [] };
      changes.push(open);
    }
    if (part.added) open.lines.push(...part.value);
    else {
      at += part.value.length;
      open.to = at;
    }
  }
  return changes;
}

/** The lines after some of the changes. */
export function changeLines(old: readonly string[], changes: readonly LineChange[]): string[] {
  const lines: string[] = [];
  let at = 0;
  for (const change of changes) {
    lines.push(...old.slice(at, change.from), ...change.lines);
    at = change.to;
  }
  return [...lines, ...old.slice(at)];
}

/** Whole lines that change, as edits of characters. */
export function lineEdits(before: string, after: string): readonly Edit[] {
  const old = linesOf(before);
  const starts = [0];
  for (const line of old) starts.push((starts.at(-1) ?? 0) + line.length);
  return lineChanges(old, linesOf(after)).map(({ from, to, lines }) => ({
    start: starts[from] ?? before.length,
    end: starts[to] ?? before.length,
    text: lines.join(''),
  }));
}
