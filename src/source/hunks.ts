import type { Edit } from '../model/finding.ts';
import { editText } from './edits.ts';

/** Lines `from` to `to` (0-based, `to` excluded) of the old text give way to `lines`. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

const context = 3;

/** The hunks of a unified diff, with three lines of context; empty if the edits change nothing. */
export function renderHunks(before: string, edits: readonly Edit[]): string {
  const old = splitLines(before);
  const changes = findChanges(before, old, edits);
  let text = '';
  let shift = 0;
  for (let at = 0; at < changes.length; ) {
    let last = at;
    while (gapAfter(changes, last) <= 2 * context) last += 1;
    const group = changes.slice(at, last + 1);
    const hunk = renderHunk(old, group, shift);
    text += hunk.text;
    shift += hunk.grown;
    at = last + 1;
  }
  return text;
}

function gapAfter(changes: readonly Change[], at: number): number {
  const [one, next] = [changes[at], changes[at + 1]];
  return one === undefined || next === undefined ? Number.POSITIVE_INFINITY : next.from - one.to;
}

function renderHunk(old: readonly string[], group: readonly Change[], shift: number) {
  const from = Math.max(0, (group[0]?.from ?? 0) - context);
  const to = Math.min(old.length, (group.at(-1)?.to ?? 0) + context);
  let body = '';
  let at = from;
  let grown = 0;
  for (const change of group) {
    body += mark(' ', old.slice(at, change.from));
    body += mark('-', old.slice(change.from, change.to)) + mark('+', change.lines);
    at = change.to;
    grown += change.lines.length - (change.to - change.from);
  }
  body += mark(' ', old.slice(at, to));
  const size = to - from;
  const header = `@@ -${range(from, size)} +${range(from + shift, size + grown)} @@\n`;
  return { text: header + body, grown };
}

/** An empty range names the line before it. */
function range(from: number, size: number): string {
  return size === 0 ? `${from},0` : `${from + 1},${size}`;
}

function mark(sign: string, lines: readonly string[]): string {
  return lines
    .map((line) =>
      line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`,
    )
    .join('');
}

/** The lines of a text with their ends; CR belongs to its line. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Turns edits of characters into changes of whole lines; edits on one line become one change. */
function findChanges(before: string, old: readonly string[], edits: readonly Edit[]): Change[] {
  const starts = [0];
  for (const line of old) starts.push((starts.at(-1) ?? 0) + line.length);
  const blocks: { from: number; to: number; edits: Edit[] }[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    // The line behind the edit's last character too: the edit may take away the line feed between.
    const from = Math.min(lineAt(starts, edit.start), Math.max(0, old.length - 1));
    const to = Math.min(lineAt(starts, edit.end) + 1, old.length);
    const last = blocks.at(-1);
    if (last !== undefined && from < last.to) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else {
      blocks.push({ from, to, edits: [edit] });
    }
  }
  const changes: Change[] = [];
  for (const block of blocks) {
    const start = starts[block.from] ?? 0;
    const moved = block.edits.map((edit) => ({
      ...edit,
      start: edit.start - start,
      end: edit.end - start,
    }));
    const lines = splitLines(
      editText(before.slice(start, starts[block.to] ?? before.length), moved),
    );
    const change = trim(old, { from: block.from, to: block.to, lines });
    if (change.to > change.from || change.lines.length > 0) changes.push(change);
  }
  return changes;
}

/** Leaves out what is the same at both ends. */
function trim(old: readonly string[], change: Change): Change {
  let { from, to } = change;
  let [first, end] = [0, change.lines.length];
  while (from < to && first < end && old[from] === change.lines[first]) {
    from += 1;
    first += 1;
  }
  while (from < to && first < end && old[to - 1] === change.lines[end - 1]) {
    to -= 1;
    end -= 1;
  }
  return { from, to, lines: change.lines.slice(first, end) };
}

/** The line that an offset is on: the last one that starts at or before it. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
