import { printable } from '../../model/printable.ts';
import { countOf } from '../count.ts';
import { code, plain } from '../escape-markdown.ts';
import { type ReportOptions, takeFirst } from '../reporter.ts';
import { type Detail, type Item, isEmpty, type Section, type Sheet, type Table } from './sheet.ts';

/** A line feed would end a list item or a row of a table; `printable` has made it visible already. */
function showDetail({ label, text, literal }: Detail): string {
  const shown = literal ? code(text) : plain(text);
  return label === '' ? shown : `${plain(label)}: ${shown}`;
}

function showItem({ head, details }: Item): string[] {
  if (head === '') return details.map((detail) => `- ${showDetail(detail)}`);
  return [`- **${plain(head)}**`, ...details.map((detail) => `  - ${showDetail(detail)}`)];
}

function showTable({ columns, rows, right }: Table): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(plain)),
    line(columns.map((_, i) => (right[i] ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(plain))),
  ];
}

/** In a fence that is longer than any run of backticks in the text. */
function showVerbatim(text: string): string[] {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [`${fence}text`, ...text.split('\n').map(printable), fence];
}

function showSection(section: Section, limit: number): string[] {
  const { title, items, table, verbatim } = section;
  if (isEmpty(section)) return [];
  const shown = takeFirst(items, limit);
  const more = items.length - shown.length;
  return [
    '',
    `### ${plain(title)}`,
    '',
    ...shown.flatMap(showItem),
    ...(more > 0 ? [`- ${countOf(more)} more: \`--limit 0\` shows all`] : []),
    ...(table === null ? [] : showTable(table)),
    ...(verbatim === undefined ? [] : showVerbatim(verbatim)),
  ];
}

/** The sheet as a part of a pull request's comment or of a work log. */
export function renderMarkdown(sheet: Sheet, { limit }: ReportOptions): string {
  const lines = [
    `## ${plain(sheet.title)}`,
    ...(sheet.lead.length === 0 ? [] : ['', ...sheet.lead.map((each) => `- ${showDetail(each)}`)]),
    ...sheet.sections.flatMap((section) => showSection(section, limit)),
  ];
  return `${lines.join('\n')}\n`;
}
