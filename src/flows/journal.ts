// What dyn-journal can do. A file beside index.ts, because each program is one bundle: the journal has no parsers.
export { lintJournal, listRules } from './journal-lint.ts';
