import { quoteAt } from '../quote.ts';
import type { LintRule } from '../rule.ts';
import { folderOfCell, namedTable } from '../tables.ts';

export const registryMissingFolder: LintRule = {
  id: 'J031',
  name: 'registry-missing-folder',
  severity: 'error',
  about: 'A row of the registry names a folder that is not there.',
  why: 'Sessions follow the row to the project and find nothing. The folder was renamed, deleted or never committed: mend the row or remove it.',
  fixable: false,
  kinds: ['registry'],
  *check(subject) {
    const named = namedTable(subject.document, 'registry', subject.settings);
    for (const row of named?.table.rows ?? []) {
      const cell = named?.cell(row, 'project');
      if (!cell || cell.text === '') continue;
      const folder = folderOfCell(cell.text);
      if (subject.around.exists(folder) === 'folder') continue;
      const message = `Unexpected project ${quoteAt(subject, cell.span)}, expected a folder of that name`;
      yield { span: cell.span, message };
    }
  },
};
