import type { CallersReport } from '../../model/callers.ts';
import { type Page, pageOf } from '../page.ts';
import type { Reporter } from '../reporter.ts';
import { listItems } from '../text-list.ts';
import { wrap } from '../wrap.ts';
import { describeGroup, plainInk } from './text-group.ts';
import { sayEffort, sayHidden, sayRange, sayTiers, type View, viewOf } from './view.ts';

const doubt = 'Ambiguous: the name has several definitions, and one that is left may be meant';

function listAmbiguous({ ambiguous }: View, page: Page): string[] {
  if (ambiguous.length === 0) return [];
  return [
    ...wrap(doubt, page.width, '', 2).map((line) => page.paint('bold', line)),
    '',
    ...ambiguous.flatMap((group) => [...describeGroup(group, page), '']),
  ];
}

function summarize(report: CallersReport, page: Page): string[] {
  const { summary, findings } = report;
  const effort = `${sayRange(report, plainInk)}; ${sayEffort(report)}`;
  const found = findings.length === 0 ? 'No missed callers' : sayTiers(summary.by_confidence);
  const skipped = page.verbose ? summary.files_skipped : [];
  return [
    ...wrap(`${found}: ${effort}`, page.width, '', 2).map((line) => page.paint('bold', line)),
    ...listItems(
      'Files skipped',
      skipped.map(({ path, why }) => `${path}: ${why}`),
      page,
    ),
  ];
}

/** For a terminal: the places by change, the surest first, then the ambiguous ones, then the summary. */
export const reportText: Reporter<CallersReport> = (report, options) => {
  const page = pageOf(options);
  const view = viewOf(report, options.limit);
  const hidden = sayHidden(view.hidden);
  const lines = [
    ...view.sure.flatMap((group) => [...describeGroup(group, page), '']),
    ...listAmbiguous(view, page),
    ...(hidden === '' ? [] : [...wrap(`${hidden}: --limit 0 shows all`, page.width, '', 2), '']),
    ...summarize(report, page),
  ];
  return `${lines.join('\n')}\n`;
};
