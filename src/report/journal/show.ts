import type { ShownItem, ShownPart, ShowReport } from '../../model/journal-read.ts';
import { toJson } from '../../model/json.ts';
import { printable } from '../../model/printable.ts';
import { countOf } from '../count.ts';
import { withList } from '../json-list.ts';
import { type Page, pageOf } from '../page.ts';
import { type Reporter, takeFirst } from '../reporter.ts';

function listParts(title: string, parts: readonly ShownPart[], limit: number, page: Page) {
  if (parts.length === 0) return [];
  const shown = takeFirst(parts, limit);
  const hidden = parts.length - shown.length;
  return [
    '',
    page.paint('bold', title),
    ...shown.map(({ path, line, title: name, date }) => {
      const place = page.paint('dim', `${printable(path)}:${line}`);
      return `  ${date ?? '-'.repeat(10)}  ${printable(name)}  ${place}`;
    }),
    ...(hidden === 0 ? [] : [`  ${countOf(hidden)} more: --limit 0 shows all`]),
  ];
}

const said = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

function describe(item: ShownItem, limit: number, page: Page): string[] {
  const fields = Object.entries(item.fields).map(
    ([key, value]) => `${page.paint('dim', `${printable(key)}:`)} ${printable(said(value))}`,
  );
  return [
    `${page.paint('bold', printable(item.title))}  ${printable(item.path)}`,
    ...fields,
    '',
    ...item.text.split(/\r?\n/).map(printable),
    ...listParts('Entries', item.entries, limit, page),
    ...listParts('Reviews', item.reviews, limit, page),
    ...listParts('Benchmarks', item.benchmarks, limit, page),
  ];
}

/** What the files say, and where more is. */
export const reportShowText: Reporter<ShowReport> = ({ items }, options) => {
  const page = pageOf(options);
  const described = items.map((item) => describe(item, options.limit, page).join('\n'));
  return `${described.join('\n\n')}\n`;
};

/** `dyn-journal/show@1`. */
export const reportShowJson: Reporter<ShowReport> = ({ items, ...head }, { limit }) =>
  withList(
    head,
    'items',
    items.map((item) =>
      toJson({
        ...item,
        entries: takeFirst(item.entries, limit),
        reviews: takeFirst(item.reviews, limit),
        benchmarks: takeFirst(item.benchmarks, limit),
      }),
    ),
  );
