import { showAsked } from '../journal/read/index.ts';
import type { ShowReport } from '../model/journal-read.ts';
import { readJournal } from './journal-texts.ts';

/** vault -> a project, or the reviews of a pull request, with what belongs to it. */
export function showJournal(folder: string, asked: string): ShowReport {
  const { root, files } = readJournal(folder);
  return { schema: 'dyn-journal/show@1', root, asked, items: showAsked(files, asked) };
}
