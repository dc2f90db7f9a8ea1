import { toJson } from '../../model/json.ts';
import type { Reporter, ReportOptions } from '../reporter.ts';
import type { Sheet } from './sheet.ts';

/** The formats of every document that is laid out as a sheet. */
export const sheetFormats = ['text', 'json', 'markdown'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

/** The formats of one document; each is loaded when it is used. */
export type SheetReporters<Report> = Readonly<Record<SheetFormat, () => Promise<Reporter<Report>>>>;

type SheetOf<Report> = (report: Report, options: ReportOptions) => Sheet;

/** A document is laid out once, as a sheet, and each format is a way to show sheets. JSON is the document itself. */
export const reportersOf = <Report>(
  load: () => Promise<SheetOf<Report>>,
): SheetReporters<Report> => ({
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
