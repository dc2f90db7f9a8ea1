// What dyn-journal can do. A file beside index.ts, because each program is one bundle: the journal has no parsers.

export { fileBenchmark } from './journal-benchmark.ts';
export { lintJournal, listRules } from './journal-lint.ts';
export { matchJournal } from './journal-match.ts';
export { redactText } from './journal-redact.ts';
export { fileReview } from './journal-review.ts';
export { searchJournal } from './journal-search.ts';
export { showJournal } from './journal-show.ts';
export { doctorJournal, readJournalStatus } from './journal-status.ts';
export { beginJournal, writeEntry } from './journal-write.ts';
