import type { JournalSettings } from '../../model/journal.ts';
import { blobOf, carryOut, needsBlob, type PathEdits } from './edits.ts';
import type { Versions } from './intent.ts';

/** What the three versions of a path shall hold; undefined where a version is left as it is. */
export interface Outcome {
  readonly path: string;
  readonly head: string | undefined;
  readonly index: string | undefined;
  /** Whether the work tree's file is ours to make or change. */
  readonly work: boolean;
  /** Texts are to become blobs first; a blob's id is one already. */
  readonly blob: { readonly mode: '100644' | '100755' } | null;
}

/**
 * Works one path out. What somebody deleted and has not committed stays deleted; what somebody made and has not
 * committed stays uncommitted.
 */
export function workOut(
  path: string,
  edits: PathEdits,
  before: Versions,
  now: Versions,
  columns: JournalSettings['columns'],
): Outcome {
  const deletedInIndex = now.index === null && before.head !== null;
  const known = before.head !== null || before.index !== null || before.work !== null;
  const work = now.work !== null || !known;
  const blob = blobOf(edits);
  if (blob !== null) {
    const missing = (side: string | null) =>
      needsBlob(path, blob.blob, side) ? blob.blob : undefined;
    return {
      path,
      head: missing(now.head),
      index: deletedInIndex ? undefined : missing(now.index),
      work: work && missing(now.work) !== undefined,
      blob,
    };
  }
  const uncommitted = before.head === null && (before.index !== null || before.work !== null);
  const untracked = before.head === null && before.index === null && before.work !== null;
  const text = (side: 'head' | 'index', elsewhere: boolean) => {
    const done = carryOut(edits, before[side], now[side], elsewhere, columns);
    return done === null || done === now[side] ? undefined : done;
  };
  return {
    path,
    head: text('head', uncommitted),
    index: deletedInIndex ? undefined : text('index', untracked),
    work: work && carryOut(edits, before.work, now.work, false, columns) !== now.work,
    blob: null,
  };
}
