import type { JournalDocument } from '../../document/index.ts';
import { reviewCells } from '../derived.ts';
import { folderOf, isUmbrella, nameOf, reviewFolders } from '../places.ts';
import { firstLine, quote, quoteAt } from '../quote.ts';
import type { LintRule, Problem, Subject } from '../rule.ts';
import { folderOfCell, type NamedTable, namedTable, numberOfCell, rowSplice } from '../tables.ts';

const known = new WeakMap<JournalDocument, ReadonlySet<string>>();

/** The pull requests and folders that have a row; each review of an umbrella asks, so the answer is kept. */
function listed(umbrella: JournalDocument, named: NamedTable | null): ReadonlySet<string> {
  const before = known.get(umbrella);
  if (before) return before;
  const cells = named?.table.rows.map((row) => named.cell(row, 'pr')?.text ?? '') ?? [];
  const rows = new Set(cells.flatMap((text) => [numberOfCell(text), folderOfCell(text)]));
  known.set(umbrella, rows);
  return rows;
}

const hasRow = (rows: ReadonlySet<string>, folder: string): boolean =>
  rows.has(folder) || rows.has(folder.split('-')[0] ?? '');

/** A review looks for its row; the fix is in the umbrella's file. */
function* checkReview(subject: Subject): Generator<Problem> {
  const { document, around, settings } = subject;
  const folder = folderOf(document.path);
  const umbrella = around.document(`${folderOf(folder)}/INDEX.md`);
  const named = umbrella && namedTable(umbrella, 'reviews', settings);
  if (!/^\d+-/.test(nameOf(folder))) return;
  if (umbrella && hasRow(listed(umbrella, named), nameOf(folder))) return;
  const message = `Unexpected review without a row, expected one in ${quote(`${folderOf(folder)}/INDEX.md`)}`;
  if (!umbrella || !named) return yield { span: firstLine(subject), message };
  const splice = rowSplice(umbrella, named, named.arrange(reviewCells(document)));
  yield { span: firstLine(subject), message, fix: { path: umbrella.path, splices: [splice] } };
}

/** An umbrella looks for the folders of its rows, and for folders that hold no review to look for a row. */
function* checkUmbrella(subject: Subject, umbrella: string): Generator<Problem> {
  const { document, around, settings } = subject;
  const named = namedTable(document, 'reviews', settings);
  const folders = reviewFolders(around, umbrella);
  for (const row of named?.table.rows ?? []) {
    const cell = named?.cell(row, 'pr');
    const number = cell ? numberOfCell(cell.text) : '';
    const linked = cell ? folderOfCell(cell.text) : '';
    const ofNumber = folders.get(number) ?? [];
    const isThere = linked.startsWith(`${number}-`) ? ofNumber.includes(linked) : ofNumber[0];
    if (!cell || number === '' || isThere) continue;
    const expected = linked.startsWith(`${number}-`) ? linked : `${number}-<slug>`;
    const message = `Unexpected pull request ${quoteAt(subject, cell.span)}, expected a folder ${quote(expected)}`;
    yield { span: cell.span, message };
  }
  const rows = listed(document, named);
  for (const folder of [...folders.values()].flat()) {
    if (hasRow(rows, folder) || around.exists(`${umbrella}/${folder}/review.md`) === 'file')
      continue;
    const message = `Unexpected folder ${quote(folder)} without review and row, expected both`;
    yield { span: named?.table.header.span ?? firstLine(subject), message };
  }
}

export const reviewRow: LintRule = {
  id: 'J040',
  name: 'review-row',
  severity: 'error',
  about: 'A review has no row in its umbrella, or a row there has no review.',
  why: 'The table of the umbrella is how reviews are found again. --fix adds the row from review.md when the INDEX.md of the umbrella is among the files it may touch.',
  fixable: true,
  kinds: ['project', 'review'],
  *check(subject) {
    const { document, kind, around } = subject;
    if (kind === 'review') yield* checkReview(subject);
    const folder = folderOf(document.path);
    if (isUmbrella(around, kind, folder)) yield* checkUmbrella(subject, folder);
  },
};
