import type { Hunk, HunkLine } from '../../../src/model/diff.ts';
import { numberOf, textOf } from './reply.ts';
import type { FakeFile } from './types.ts';

export interface Placed {
  readonly path: string;
  readonly body: string;
  readonly line: number;
  readonly side: 'LEFT' | 'RIGHT';
  readonly start_line: number | null;
  readonly start_side: 'LEFT' | 'RIGHT' | null;
  readonly diff_hunk: string;
}

export const maxBody = 65_536;

/** One comment of a review: where it would stand, or what GitHub says against it. It never says which comment it was. */
export function placeComment(files: readonly FakeFile[], comment: unknown): Placed | string {
  const path = textOf(comment, 'path');
  const body = textOf(comment, 'body');
  const line = numberOf(comment, 'line');
  const side = textOf(comment, 'side') ?? 'RIGHT';
  const start = numberOf(comment, 'start_line');
  const startSide = textOf(comment, 'start_side') ?? side;
  if (body === null || body.trim() === '') return "Body can't be blank";
  if (body.length > maxBody) return `Body is too long (maximum is ${maxBody} characters)`;
  if (!isSide(side) || !isSide(startSide)) return 'Side is not included in the list';
  const file = files.find((one) => one.path === path);
  if (!file || path === null) return 'Path could not be resolved';
  if (line === null) return 'Line could not be resolved';
  const hunk = file.hunks.find((one) => indexOf(one, line, side) >= 0);
  if (!hunk) return 'Line could not be resolved';
  if (start !== null) {
    if (side === startSide && start >= line) return 'Start line must precede the end line.';
    const first = indexOf(hunk, start, startSide);
    if (first < 0) return 'Start line must be part of the same hunk as the line.';
    if (first >= indexOf(hunk, line, side)) return 'Start line must precede the end line.';
  }
  return {
    path,
    body,
    line,
    side,
    start_line: start,
    start_side: start === null ? null : startSide,
    diff_hunk: shown(hunk, indexOf(hunk, line, side)),
  };
}

const isSide = (side: string): side is 'LEFT' | 'RIGHT' => side === 'LEFT' || side === 'RIGHT';

const indexOf = (hunk: Hunk, line: number, side: 'LEFT' | 'RIGHT'): number =>
  hunk.lines.findIndex((one) => (side === 'LEFT' ? one.old : one.new) === line);

/** As GitHub shows it: the hunk's head and its lines up to the commented one. */
function shown(hunk: Hunk, last: number): string {
  const head = `@@ -${hunk.old_start},${hunk.old_lines} +${hunk.new_start},${hunk.new_lines} @@`;
  const lines = hunk.lines.slice(0, last + 1).map((one: HunkLine) => `${one.kind}${one.text}`);
  return [head, ...lines].join('\n');
}
