import { changeLines, type LineChange, lineChanges, linesOf } from './lines.ts';
import type { Format } from './rustfmt.ts';

export interface ToFormat {
  readonly path: string;
  readonly edition: string;
  readonly before: string;
  readonly after: string;
}

export interface Formatted {
  readonly text: string;
  /** Why it is not formatted, or only in part; null where it is as rustfmt writes it. */
  readonly note: string | null;
}

/**
 * A changed file as rustfmt writes it. One that was not formatted before stays so: only what touches changed lines is
 * formatted there.
 */
export async function formatChange(file: ToFormat, format: Format): Promise<Formatted> {
  const { path, before, after } = file;
  const formatted = await format(after, file);
  if (typeof formatted !== 'string')
    return { text: after, note: `${path} is not formatted: ${formatted.why}` };
  if (formatted === after) return { text: after, note: null };
  // rustfmt may move a comment in front of what it was to follow, and then its own output is no Rust.
  if ((await format(formatted, file)) !== formatted)
    return { text: after, note: `${path} is not formatted: rustfmt does not take its own output` };
  const was = await format(before, file);
  if (was === before) return { text: formatted, note: null };
  const old = linesOf(after);
  const ours = changedRanges(lineChanges(linesOf(before), old));
  const kept = lineChanges(old, linesOf(formatted)).filter((change) =>
    ours.some(([from, to]) => change.from <= to && from <= change.to),
  );
  const text = changeLines(old, kept).join('');
  // A line that rustfmt moved may now stand in both places, or in none.
  if (text !== after && (await format(text, file)) !== formatted)
    return {
      text: after,
      note: `${path} is not formatted: it was not before, and its changed lines cannot be by themselves`,
    };
  return { text, note: `${path} was not formatted before: only the changed lines are` };
}

/** Where the changed lines lie in the new text; what was only deleted is an empty range. */
function changedRanges(changes: readonly LineChange[]): readonly [number, number][] {
  let grown = 0;
  return changes.map(({ from, to, lines }) => {
    const start = from + grown;
    grown += lines.length - (to - from);
    return [start, start + lines.length];
  });
}
