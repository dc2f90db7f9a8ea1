import type { WriteReport } from '../../model/journal.ts';
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
