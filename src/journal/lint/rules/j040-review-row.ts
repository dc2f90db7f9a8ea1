import type { JournalSettings } from '../../../model/journal.ts';
import type { JournalDocument } from '../../document/index.ts';
import { reviewCells } from '../derived.ts';
import { folderOf, isUmbrella, nameOf, reviewFolders } from '../places.ts';
import { firstLine, quote, quoteAt } from '../quote.ts';
import type { LintRule, Problem, Subject } from '../rule.ts';
import { folderOfCell, type NamedTable, namedTable, numberOfCell, rowSplice } from '../tables.ts';

interface Umbrella {
  readonly columns: JournalSettings['columns'];
  readonly named: NamedTable | null;
  /** Pull requests and folders that have a row. */
  readonly rows: ReadonlySet<string>;
}

const umbrellas = new WeakMap<JournalDocument, Umbrella>();

/** The table of an umbrella; each of its reviews asks for it. */
function readUmbrella(document: JournalDocument, settings: JournalSettings): Umbrella {
  const known = umbrellas.get(document);
  if (known?.columns === settings.columns) return known;
  const named = namedTable(document, 'reviews', settings);
  const umbrella = { columns: settings.columns, named, rows: listed(named) };
  umbrellas.set(document, umbrella);
  return umbrella;
}

function listed(named: NamedTable | null): ReadonlySet<string> {
  const cells = named?.table.rows.map((row) => named.cell(row, 'pr')?.text ?? '') ?? [];
  return new Set(cells.flatMap((text) => [numberOfCell(text), folderOfCell(text)]));
}

const noUmbrella = { named: null, rows: new Set<string>() };

const hasRow = (rows: ReadonlySet<string>, folder: string): boolean =>
  rows.has(folder) || rows.has(folder.split('-')[0] ?? '');

/** A review looks for its row; the fix is in the umbrella's file. */
function* checkReview(subject: Subject): Generator<Problem> {
  const { document, around, settings } = subject;
  const folder = folderOf(document.path);
  const umbrella = around.document(`${folderOf(folder)}/INDEX.md`);
  const { named, rows } = umbrella ? readUmbrella(umbrella, settings) : noUmbrella;
  if (!/^\d+-/.test(nameOf(folder)) || hasRow(rows, nameOf(folder))) return;
  const message = `Unexpected review without a row, expected one in ${quote(`${folderOf(folder)}/INDEX.md`)}`;
  if (!umbrella || !named) return yield { span: firstLine(subject), message };
  const splice = rowSplice(umbrella, named, named.arrange(reviewCells(document)));
  yield { span: firstLine(subject), message, fix: { path: umbrella.path, splices: [splice] } };
}

/** An umbrella looks for the folders of its rows, and for folders that hold no review to look for a row. */
function* checkUmbrella(subject: Subject, umbrella: string): Generator<Problem> {
  const { document, around, settings } = subject;
  const { named, rows } = readUmbrella(document, settings);
  const folders = reviewFolders(around, umbrella);
  const numbers = new Set(folders.map((folder) => folder.split('-')[0]));
  for (const row of named?.table.rows ?? []) {
    const cell = named?.cell(row, 'pr');
    const number = cell ? numberOfCell(cell.text) : '';
    const linked = cell ? folderOfCell(cell.text) : '';
    const isThere = linked.startsWith(`${number}-`)
      ? folders.includes(linked)
      : numbers.has(number);
    if (!cell || number === '' || isThere) continue;
    const expected = linked.startsWith(`${number}-`) ? linked : `${number}-<slug>`;
    const message = `Unexpected pull request ${quoteAt(subject, cell.span)}, expected a folder ${quote(expected)}`;
    yield { span: cell.span, message };
  }
  for (const folder of folders) {
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
