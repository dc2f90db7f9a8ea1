import { UserError } from '../../model/errors.ts';
import type { FileEdit, JournalSettings } from '../../model/journal.ts';
import { applyEdit, isApplied } from '../document/index.ts';
import { show } from './paths.ts';

type Columns = JournalSettings['columns'];

/** The edits of one file, in order. A file is either made of texts or brought along as a blob. */
export type PathEdits = readonly FileEdit[];

/** Edits by the file they change. */
export function byPath(edits: readonly FileEdit[]): ReadonlyMap<string, PathEdits> {
  const paths = new Map<string, FileEdit[]>();
  for (const edit of edits) {
    const list = paths.get(edit.path) ?? [];
    list.push(edit);
    paths.set(edit.path, list);
  }
  return paths;
}

/** The blob that a file is to be, null for a file of text. */
export function blobOf(edits: PathEdits): (FileEdit & { kind: 'blob' }) | null {
  const [first] = edits;
  return first?.kind === 'blob' ? first : null;
}

/**
 * One version of a file with the edits carried out, each unless it was already: `before` is what stood there when the
 * write was planned. `elsewhere`: another version has the file, so it is somebody's who has not committed it, and
 * only what is wholly ours may make it here. Null where there still is no file.
 */
export function carryOut(
  edits: PathEdits,
  before: string | null,
  now: string | null,
  elsewhere: boolean,
  columns: Columns,
): string | null {
  const whole = before === now ? null : applyAll(edits, before, elsewhere, columns);
  if (whole !== null && whole === now) return now;
  let text = now;
  for (const edit of edits) {
    if (text === null && elsewhere && (edit.kind === 'row' || edit.kind === 'fields')) continue;
    if (edit.kind === 'create' && before === null && holdsLines(text, edit.text)) continue;
    if (isApplied(edit, before, text, columns)) continue;
    text = applyEdit(edit, text, columns);
  }
  return text;
}

function applyAll(
  edits: PathEdits,
  before: string | null,
  elsewhere: boolean,
  columns: Columns,
): string | null {
  try {
    return carryOut(edits, before, before, elsewhere, columns);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** A file that we made and somebody added to holds each of our lines. */
function holdsLines(text: string | null, ours: string): boolean {
  if (text === null) return false;
  const lines = new Set(text.split(/\r?\n/));
  return ours.split(/\r?\n/).every((line) => lines.has(line));
}

/** For an edit that brings a blob: whether the file has to be made. Another one in its place is a UserError. */
export function needsBlob(path: string, blob: string, now: string | null): boolean {
  if (now === null) return true;
  if (now === blob) return false;
  throw new UserError(`expected no file at ${show(path)}, there is one with other content`);
}
