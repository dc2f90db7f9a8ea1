import type { Edit } from '../model/finding.ts';

/** Edits of one file; their offsets are those of `before`, the text as it was read. */
export interface FileEdits {
  readonly path: string;
  readonly before: string;
  /** The file starts with a byte order mark, which `before` does not show. */
  readonly bom?: boolean;
  readonly edits: readonly Edit[];
}

/**
 * Joins lists of edits of one file, each wholly or not at all: a list that overlaps an earlier one is
 * left out and named by its place. The same edit in two lists is done once.
 */
export function combineEdits(lists: readonly (readonly Edit[])[]): {
  readonly edits: readonly Edit[];
  readonly leftOut: readonly number[];
} {
  let edits: Edit[] = [];
  const leftOut: number[] = [];
  lists.forEach((list, place) => {
    const fresh = list.filter((edit) => !edits.some((known) => isSame(known, edit)));
    const joined = [...edits, ...fresh].sort(byOffset);
    if (hasOverlap(joined)) leftOut.push(place);
    else edits = joined;
  });
  return { edits, leftOut };
}

/** The text after the edits, which must neither overlap nor reach past the text: that is a bug. */
export function editText(before: string, edits: readonly Edit[]): string {
  let after = '';
  let at = 0;
  for (const edit of checkEdits(before, edits)) {
    after += before.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return after + before.slice(at);
}

/** The edits in order of place; throws if they contradict each other or the text. */
function checkEdits(before: string, edits: readonly Edit[]): readonly Edit[] {
  const sorted = [...edits].sort(byOffset);
  const outside = sorted.some(
    (edit) => edit.start < 0 || edit.end < edit.start || edit.end > before.length,
  );
  if (outside || hasOverlap(sorted)) throw new Error('edits overlap or lie outside the text');
  return sorted;
}

function hasOverlap(sorted: readonly Edit[]): boolean {
  return sorted.some((edit, at) => {
    const next = sorted[at + 1];
    if (next === undefined) return false;
    // Two insertions at one place have no order, so they count as an overlap.
    return next.start < edit.end || (next.start === edit.start && next.end === edit.end);
  });
}

function byOffset(a: Edit, b: Edit): number {
  return a.start - b.start || a.end - b.end;
}

function isSame(a: Edit, b: Edit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}
