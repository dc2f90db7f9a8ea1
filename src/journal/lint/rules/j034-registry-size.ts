import { firstLine } from '../quote.ts';
import type { LintRule } from '../rule.ts';
import { namedTable } from '../tables.ts';

const rowLimit = 200;
const byteLimit = 32 * 1024;
const textLimit = 200;
const lineBreak = /<br/i;

export const registrySize: LintRule = {
  id: 'J034',
  name: 'registry-size',
  severity: 'warning',
  about: 'The registry of the root is too long: rows, bytes or a description.',
  why: 'Every session reads this file at its start and pays for each line of it. Keep descriptions to one line of 200 characters; details belong into the INDEX.md of the project.',
  fixable: false,
  kinds: ['registry'],
  *check(subject) {
    const { document, settings } = subject;
    const named = namedTable(document, 'registry', settings);
    const rows = named?.table.rows ?? [];
    if (named && rows.length > rowLimit)
      yield {
        span: named.table.header.span,
        message: `Unexpected ${rows.length} rows, expected ${rowLimit} or fewer`,
      };
    const bytes = document.text.length > byteLimit / 3 ? Buffer.byteLength(document.text) : 0;
    if (bytes > byteLimit)
      yield {
        span: firstLine(subject),
        message: `Unexpected size of ${Math.ceil(bytes / 1024)} KiB, expected 32 KiB or less`,
      };
    for (const row of rows) {
      const cell = named?.cell(row, 'description');
      if (!cell) continue;
      const { length } = cell.text;
      if (length > textLimit)
        yield {
          span: cell.span,
          message: `Unexpected description of ${length} characters, expected ${textLimit} or fewer`,
        };
      if (lineBreak.test(cell.text))
        yield { span: cell.span, message: 'Unexpected line break in a cell, expected one line' };
    }
  },
};
