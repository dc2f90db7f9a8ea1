import type { CallersReport } from '../model/callers.ts';
import type { ClonesReport } from '../model/finding.ts';
import type { Reporter } from './reporter.ts';

export { printable } from '../model/printable.ts';
export { checksReporters } from './checks/reporters.ts';
export {
  compareReporters,
  e2eStatusReporters,
  planReporters,
  sweepReporters,
  verdictReporters,
} from './e2e/reporters.ts';
export { type LintFormat, lintFormats, lintReporters, lintRuleLists } from './journal/lint.ts';
export {
  doctorReporters,
  matchReporters,
  type PlainFormat,
  plainFormats,
  redactReporters,
  searchReporters,
  showReporters,
  statusReporters,
  writeReporters,
} from './journal/plain.ts';
export { learnReporters } from './learn/reporters.ts';
export { pullReporters } from './pull/reporters.ts';
export type { PageAssets, Reporter, ReportOptions } from './reporter.ts';
export { reviewReporters, reviewStatusReporters } from './review/reporters.ts';
export { type SheetFormat, type SheetReporters, sheetFormats } from './sheet/reporters.ts';
export { columnsOf } from './wrap.ts';

/** All formats of `clones`. Each is loaded by name only, so that a run pays for the one it uses. */
export const reporters = {
  text: async () => (await import('./text.ts')).reportText,
  json: async () => (await import('./json.ts')).reportJson,
  markdown: async () => (await import('./markdown.ts')).reportMarkdown,
  sarif: async () => (await import('./sarif.ts')).reportSarif,
  github: async () => (await import('./github.ts')).reportGithub,
  html: async () => (await import('./html.ts')).reportHtml,
} as const satisfies Readonly<Record<string, () => Promise<Reporter<ClonesReport>>>>;

export type ClonesFormat = keyof typeof reporters;

/** The formats of every list of findings; a page is drawn of `clones` only. */
export type Format = Exclude<ClonesFormat, 'html'>;

/** The same formats of `callers`. */
export const callersReporters: Readonly<Record<Format, () => Promise<Reporter<CallersReport>>>> = {
  text: async () => (await import('./callers/text.ts')).reportText,
  json: async () => (await import('./callers/json.ts')).reportJson,
  markdown: async () => (await import('./callers/markdown.ts')).reportMarkdown,
  sarif: async () => (await import('./callers/sarif.ts')).reportSarif,
  github: async () => (await import('./callers/github.ts')).reportGithub,
};

/** The names of the formats, as `--format` takes them. */
export const formats = Object.keys(callersReporters) as Format[];
export const clonesFormats = Object.keys(reporters) as ClonesFormat[];
