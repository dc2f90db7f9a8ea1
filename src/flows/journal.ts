// What dyn-journal can do. A file beside index.ts, because each program is one bundle: the journal has no parsers.
export { lintJournal, listRules } from './journal-lint.ts';
export { matchJournal } from './journal-match.ts';
export { redactText } from './journal-redact.ts';
export { searchJournal } from './journal-search.ts';
export { showJournal } from './journal-show.ts';
