import type { Cell, Row } from '../../document/index.ts';
import { escapeCell } from '../../document/index.ts';
import { projectCells, sameCell } from '../derived.ts';
import { isDay } from '../entries.ts';
import { quoteAt } from '../quote.ts';
import type { LintRule, Problem, Subject } from '../rule.ts';
import { folderOfCell, type NamedTable, namedTable } from '../tables.ts';

const compared = ['status', 'repo', 'last_active', 'description'] as const;

/** Later activity in the registry, or what it alone knows, is for a writer to settle: no date moves back. */
const losesText = (column: string, { text }: Cell, value: string): boolean =>
  value === '' || (column === 'last_active' && isDay(text) && value < text);

function* checkRow(subject: Subject, named: NamedTable, row: Row): Generator<Problem> {
  const folder = folderOfCell(named.cell(row, 'project')?.text ?? '');
  const project = folder === '' ? null : subject.around.document(`${folder}/INDEX.md`);
  if (!project) return;
  const values = projectCells(project);
  for (const column of compared) {
    const cell = named.cell(row, column);
    const value = values[column];
    if (!cell || value === undefined || sameCell(cell.text, value)) continue;
    const splice = { ...cell.span, text: escapeCell(value) };
    const written = cell.text === '' ? 'empty cell' : `cell ${quoteAt(subject, cell.span)}`;
    yield {
      span: cell.span,
      message: `Unexpected ${written}, expected what the frontmatter of the project says`,
      ...(!losesText(column, cell, value) && {
        fix: { path: subject.document.path, splices: [splice] },
      }),
    };
  }
}

export const registryCell: LintRule = {
  id: 'J032',
  name: 'registry-cell',
  severity: 'warning',
  about: 'A cell of the registry says something else than the frontmatter of its project.',
  why: 'The row is what a session reads at its start, the frontmatter what reports go by; when they differ one of them is old. --fix takes over what the project says, but moves no date back and empties no cell.',
  fixable: true,
  kinds: ['registry'],
  *check(subject) {
    const named = namedTable(subject.document, 'registry', subject.settings);
    for (const row of named?.table.rows ?? []) yield* checkRow(subject, named!, row);
  },
};
