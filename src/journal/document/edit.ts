import { UserError } from '../../model/errors.ts';
import type { FileEdit, JournalSettings } from '../../model/journal.ts';
import { appendBlock, countBlocks } from './append.ts';
import { setFields } from './fields.ts';
import { upsertRow } from './row.ts';

type Columns = JournalSettings['columns'];

/**
 * The text after the edit; null stands for a file that is not there. Bytes that the edit does not mean stay as they
 * are, and an edit whose effect is there already changes nothing, a block at the end excepted. UserError where the
 * text is such that the edit would spoil it.
 */
export function applyEdit(edit: FileEdit, text: string | null, columns: Columns): string {
  switch (edit.kind) {
    case 'create':
      if (text === null || text === edit.text) return edit.text;
      throw new UserError(`expected no file ${edit.path}, but it is there with another text`);
    case 'append':
      return appendBlock(edit, text);
    case 'fields':
      return setFields(edit, text ?? '');
    case 'row':
      return upsertRow(edit, text ?? '', columns[edit.table]);
    case 'blob':
      throw new Error(`Expected an edit of text for ${edit.path}, got a blob`);
  }
}

/** Whether the edit was carried out already on the way from the text `before` to the text `now`. */
export function isApplied(
  edit: FileEdit,
  before: string | null,
  now: string | null,
  columns: Columns,
): boolean {
  if (now === null) return false;
  if (edit.kind === 'append')
    return countBlocks(now, edit.block) > countBlocks(before ?? '', edit.block);
  try {
    return applyEdit(edit, now, columns) === now;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
