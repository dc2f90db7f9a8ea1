// What dyn-journal can do. A file beside index.ts, because each program is one bundle: the journal has no parsers. Each
// flow is loaded when it is called: a lint neither needs nor pays for what writes and pushes.
import { later } from './later.ts';

export const beginJournal = later(async () => (await import('./journal-write.ts')).beginJournal);
export const doctorJournal = later(async () => (await import('./journal-status.ts')).doctorJournal);
export const fileBenchmark = later(
  async () => (await import('./journal-benchmark.ts')).fileBenchmark,
);
export const fileReview = later(async () => (await import('./journal-review.ts')).fileReview);
export const lintJournal = later(async () => (await import('./journal-lint.ts')).lintJournal);
export const listRules = later(async () => (await import('./journal-lint.ts')).listRules);
export const matchJournal = later(async () => (await import('./journal-match.ts')).matchJournal);
export const readJournalStatus = later(
  async () => (await import('./journal-status.ts')).readJournalStatus,
);
export const redactText = later(async () => (await import('./journal-redact.ts')).redactText);
export const searchJournal = later(async () => (await import('./journal-search.ts')).searchJournal);
export const showJournal = later(async () => (await import('./journal-show.ts')).showJournal);
export const writeEntry = later(async () => (await import('./journal-write.ts')).writeEntry);
