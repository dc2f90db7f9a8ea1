import { statSync } from 'node:fs';
import { join } from 'node:path';
import { isMarkdown, readSettings } from '../journal/lint/index.ts';
import type { ReadFiles } from '../journal/read/index.ts';
import { openVault } from '../journal/vault/index.ts';
import type { JournalSettings } from '../model/journal.ts';

/** A journal that is only read: what belongs to it by its settings. */
export interface JournalTexts {
  readonly root: string;
  readonly settings: JournalSettings;
  readonly files: ReadFiles;
}

/** Opens the journal at a folder; UserError for what is none. */
export function readJournal(folder: string): JournalTexts {
  const vault = openVault(folder, { requireIndex: true });
  const settings = readSettings(vault.settings);
  const files = vault.list(settings.ignore);
  return {
    root: vault.root,
    settings,
    files: { paths: files.paths.filter(isMarkdown), text: files.text },
  };
}

/** Whether a folder holds a journal. */
export const hasJournal = (folder: string): boolean =>
  statSync(join(folder, 'INDEX.md'), { throwIfNoEntry: false })?.isFile() === true;
