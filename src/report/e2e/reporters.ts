import type { Plan } from '../../model/e2e-plan.ts';
import type { E2eCompare, E2eStatus, E2eSweep } from '../../model/e2e-reports.ts';
import type { Verdict } from '../../model/e2e-verdict.ts';
import { toJson } from '../../model/json.ts';
import type { Reporter, ReportOptions } from '../reporter.ts';
import type { Sheet } from './sheet.ts';

/** The formats of the commands of `e2e`. */
export const e2eFormats = ['text', 'json', 'markdown'] as const;
export type E2eFormat = (typeof e2eFormats)[number];

/** The formats of one document; each is loaded when it is used. */
export type E2eReporters<Report> = Readonly<Record<E2eFormat, () => Promise<Reporter<Report>>>>;

type SheetOf<Report> = (report: Report, options: ReportOptions) => Sheet;

/** A document is laid out once, as a sheet, and each format is a way to show sheets. JSON is the document itself. */
const reportersOf = <Report>(load: () => Promise<SheetOf<Report>>): E2eReporters<Report> => ({
  text: async () => {
    const [sheetOf, { renderText }] = await Promise.all([load(), import('./render-text.ts')]);
    return (report, options) => renderText(sheetOf(report, options), options);
  },
  json: async () => (report) => `${toJson(report, 2)}\n`,
  markdown: async () => {
    const [sheetOf, { renderMarkdown }] = await Promise.all([
      load(),
      import('./render-markdown.ts'),
    ]);
    return (report, options) => renderMarkdown(sheetOf(report, options), options);
  },
});

/** Of `e2e run`, `resume` and `report`. */
export const verdictReporters = reportersOf<Verdict>(
  async () => (await import('./verdict.ts')).verdictSheet,
);

/** Of `e2e plan`; its JSON is what `run --plan` takes. */
export const planReporters = reportersOf<Plan>(async () => (await import('./plan.ts')).planSheet);

/** Of `e2e status`. */
export const e2eStatusReporters = reportersOf<E2eStatus>(
  async () => (await import('./status.ts')).statusSheet,
);

/** Of `e2e sweep` and `stop`. */
export const sweepReporters = reportersOf<E2eSweep>(
  async () => (await import('./sweep.ts')).sweepSheet,
);

/** Of `e2e compare`. */
export const compareReporters = reportersOf<E2eCompare>(
  async () => (await import('./compare.ts')).compareSheet,
);
