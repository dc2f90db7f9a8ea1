import { printable } from '../../model/printable.ts';
import { countOf } from '../count.ts';
import { type Page, pageOf } from '../page.ts';
import { type ReportOptions, takeFirst } from '../reporter.ts';
import { wrap } from '../wrap.ts';
import { type Detail, type Item, isEmpty, type Section, type Sheet } from './sheet.ts';
import { layOut } from './table.ts';

function showDetail({ label, text }: Detail, { width }: Page, indent: number): string[] {
  const blanks = ' '.repeat(indent);
  return wrap(
    printable(text),
    width,
    label === '' ? blanks : `${blanks}${printable(label)}: `,
    indent + 2,
  );
}

function showItem({ head, details }: Item, page: Page): string[] {
  const indent = head === '' ? 2 : 4;
  return [
    ...(head === '' ? [] : wrap(printable(head), page.width, '  ', 4)),
    ...details.flatMap((detail) => showDetail(detail, page, indent)),
  ];
}

/** Not wrapped, behind a bar that nothing in the text can imitate: its lines always start with it. */
const showVerbatim = (text: string): string[] =>
  text.split('\n').map((line) => `  | ${printable(line)}`);

function showSection(section: Section, page: Page, limit: number): string[] {
  const { title, style, items, table, verbatim } = section;
  if (isEmpty(section)) return [];
  const shown = takeFirst(items, limit);
  const more = items.length - shown.length;
  return [
    '',
    ...wrap(printable(title), page.width, '', 2).map((line) => page.paint(style ?? 'bold', line)),
    ...shown.flatMap((item) => showItem(item, page)),
    ...(more > 0 ? wrap(`${countOf(more)} more: --limit 0 shows all`, page.width, '  ', 4) : []),
    ...(table === null ? [] : layOut(table, page.width, 2)),
    ...(verbatim === undefined ? [] : showVerbatim(verbatim)),
  ];
}

/** The sheet for a terminal, with lines that fit into it. */
export function renderText(sheet: Sheet, options: ReportOptions): string {
  const page = pageOf(options);
  const title = wrap(printable(sheet.title), page.width, '', 2);
  const lines = [
    ...title.map((line) => page.paint(sheet.style, line)),
    ...sheet.lead.flatMap((detail) => showDetail(detail, page, 0)),
    ...sheet.sections.flatMap((section) => showSection(section, page, options.limit)),
  ];
  return `${lines.join('\n')}\n`;
}
