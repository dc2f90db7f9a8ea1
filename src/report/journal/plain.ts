import type { WriteReport } from '../../model/journal.ts';
import type {
  MatchReport,
  RedactReport,
  SearchReport,
  ShowReport,
} from '../../model/journal-read.ts';
import type { Reporter } from '../reporter.ts';

type Plain<Report> = Readonly<Record<'text' | 'json', () => Promise<Reporter<Report>>>>;

/** The two formats of `search`, each loaded by name only. */
export const searchReporters: Plain<SearchReport> = {
  text: async () => (await import('./search.ts')).reportSearchText,
  json: async () => (await import('./search.ts')).reportSearchJson,
};

/** The same of `show`. */
export const showReporters: Plain<ShowReport> = {
  text: async () => (await import('./show.ts')).reportShowText,
  json: async () => (await import('./show.ts')).reportShowJson,
};

/** The same of `match`. */
export const matchReporters: Plain<MatchReport> = {
  text: async () => (await import('./match.ts')).reportMatchText,
  json: async () => (await import('./match.ts')).reportMatchJson,
};

/** The same of `redact`. */
export const redactReporters: Plain<RedactReport> = {
  text: async () => (await import('./redact.ts')).reportRedactText,
  json: async () => (await import('./redact.ts')).reportRedactJson,
};

/** The same of every command that writes an entry. */
export const writeReporters: Plain<WriteReport> = {
  text: async () => (await import('./write.ts')).reportWriteText,
  json: async () => (await import('./write.ts')).reportWriteJson,
};
