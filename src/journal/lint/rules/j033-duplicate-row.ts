import type { Cell } from '../../document/index.ts';
import { folderOf, isUmbrella } from '../places.ts';
import { quoteAt } from '../quote.ts';
import type { LintRule } from '../rule.ts';
import { folderOfCell, keyColumns, namedTable, numberOfCell } from '../tables.ts';

export const duplicateRow: LintRule = {
  id: 'J033',
  name: 'duplicate-row',
  severity: 'error',
  about: 'A project or a pull request has two rows.',
  why: 'Two writers added it, or a merge kept both sides. Readers take the first and miss what the second says. Bring them together.',
  fixable: false,
  kinds: ['registry', 'project'],
  *check(subject) {
    const { document, kind, around, settings } = subject;
    const isRegistry = kind === 'registry';
    if (!isRegistry && !isUmbrella(around, kind, folderOf(document.path))) return;
    const name = isRegistry ? 'registry' : 'reviews';
    const keyOf = ({ text }: Cell) => (isRegistry ? folderOfCell(text) : numberOfCell(text));
    const named = namedTable(document, name, settings);
    const seen = new Set<string>();
    for (const row of named?.table.rows ?? []) {
      const cell = named?.cell(row, keyColumns[name]);
      const key = cell ? keyOf(cell) : '';
      if (!cell || key === '') continue;
      if (seen.has(key))
        yield {
          span: cell.span,
          message: `Unexpected second row of ${quoteAt(subject, cell.span)}, expected one`,
        };
      seen.add(key);
    }
  },
};
