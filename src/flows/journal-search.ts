import { searchFiles } from '../journal/read/index.ts';
import { UserError } from '../model/errors.ts';
import type { SearchOptions, SearchReport } from '../model/journal-read.ts';
import { readJournal } from './journal-texts.ts';

/** vault -> texts -> files that hold the words, best first. */
export function searchJournal({ root, words, project }: SearchOptions): SearchReport {
  const started = performance.now();
  const wanted = words.map((word) => word.trim()).filter((word) => word !== '');
  if (wanted.length === 0) throw new UserError('expected words to search for, got none');
  const journal = readJournal(root);
  const { text } = journal.files;
  const paths = journal.files.paths.filter(
    (path) => project === null || path.startsWith(`${project}/`),
  );
  if (paths.length === 0 && project !== null)
    throw new UserError(`expected a project of the journal, got '${project}'`);
  const results = searchFiles({ paths, text }, wanted);
  return {
    schema: 'dyn-journal/search@1',
    root: journal.root,
    words: wanted,
    elapsed_ms: Math.round((performance.now() - started) * 10) / 10,
    summary: { files: paths.length, matching: results.length },
    results,
  };
}
