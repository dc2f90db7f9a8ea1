import type { FoundFile, SearchReport } from '../../model/journal-read.ts';
import { toJson } from '../../model/json.ts';
import { printable } from '../../model/printable.ts';
import { countOf } from '../count.ts';
import { withList } from '../json-list.ts';
import { type Page, pageOf } from '../page.ts';
import { type Reporter, takeFirst } from '../reporter.ts';
import { wrap } from '../wrap.ts';

function describe({ path, title, last_updated, lines, matches }: FoundFile, page: Page): string[] {
  const { paint } = page;
  const known = [title, last_updated].filter((part) => part !== null).map(printable);
  const more = matches - lines.length;
  return [
    `${paint('bold', printable(path))}${known.length === 0 ? '' : `  ${known.join(', ')}`}`,
    ...lines.map(({ line, text }) => `  ${paint('green', String(line))}: ${printable(text)}`),
    ...(more > 0 ? [paint('dim', `  ${countOf(more, 'more line')}`)] : []),
  ];
}

/** Files with the lines that hold the words; lines are not wrapped, so that they can be copied and cut. */
export const reportSearchText: Reporter<SearchReport> = ({ results, summary }, options) => {
  const page = pageOf(options);
  const shown = takeFirst(results, options.limit);
  const hidden = results.length - shown.length;
  const found = `${countOf(summary.matching)} of ${countOf(summary.files, 'file')} with all the words`;
  const end = hidden === 0 ? found : `${found}; --limit 0 shows the other ${countOf(hidden)}`;
  const lines = [
    ...shown.flatMap((file) => [...describe(file, page), '']),
    ...wrap(end, page.width, '', 2).map((line) => page.paint('bold', line)),
  ];
  return `${lines.join('\n')}\n`;
};

/** `dyn-journal/search@1`, one file per line. */
export const reportSearchJson: Reporter<SearchReport> = ({ results, ...head }, { limit }) =>
  withList(
    head,
    'results',
    takeFirst(results, limit).map((file) => toJson(file)),
  );
