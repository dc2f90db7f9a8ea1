import type { WriteReport } from '../../model/journal.ts';
import type {
  MatchReport,
  RedactReport,
  SearchReport,
  ShowReport,
} from '../../model/journal-read.ts';
import type { DoctorReport, StatusReport } from '../../model/journal-status.ts';
import { toJson } from '../../model/json.ts';
import type { Reporter } from '../reporter.ts';

/** The formats of what is no list of findings. */
export const plainFormats = ['text', 'json'] as const;
export type PlainFormat = (typeof plainFormats)[number];

/** The formats of a command's result; each is loaded when it is used. */
export type PlainReporters<Report> = Readonly<Record<PlainFormat, () => Promise<Reporter<Report>>>>;

/** A document as JSON, keys in the order that they were made in. */
const json = async () => (report: unknown) => `${toJson(report, 2)}\n`;

/** Of `add` and `init`. */
export const writeReporters: PlainReporters<WriteReport> = {
  text: async () => (await import('./write.ts')).reportWriteText,
  json,
};

/** Of `status`. */
export const statusReporters: PlainReporters<StatusReport> = {
  text: async () => (await import('./status.ts')).reportStatusText,
  json,
};

/** Of `doctor`. */
export const doctorReporters: PlainReporters<DoctorReport> = {
  text: async () => (await import('./doctor.ts')).reportDoctorText,
  json,
};

/** Of `search`; its lists end at the limit in both formats. */
export const searchReporters: PlainReporters<SearchReport> = {
  text: async () => (await import('./search.ts')).reportSearchText,
  json: async () => (await import('./search.ts')).reportSearchJson,
};

/** Of `show`. */
export const showReporters: PlainReporters<ShowReport> = {
  text: async () => (await import('./show.ts')).reportShowText,
  json: async () => (await import('./show.ts')).reportShowJson,
};

/** Of `match`. */
export const matchReporters: PlainReporters<MatchReport> = {
  text: async () => (await import('./match.ts')).reportMatchText,
  json: async () => (await import('./match.ts')).reportMatchJson,
};

/** Of `redact`. */
export const redactReporters: PlainReporters<RedactReport> = {
  text: async () => (await import('./redact.ts')).reportRedactText,
  json: async () => (await import('./redact.ts')).reportRedactJson,
};
