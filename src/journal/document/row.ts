import type { FileEdit } from '../../model/journal.ts';
import { appendText } from './append.ts';
import type { JournalDocument, Row, Splice, Table } from './document.ts';
import { parseDocument } from './parse.ts';
import { splice } from './splice.ts';
import { columnOf, escapeCell, findRow, findTable, renderRow } from './table.ts';

type RowEdit = Extract<FileEdit, { kind: 'row' }>;
type Names = Readonly<Record<string, readonly string[]>>;

/** The text with the edit's row in its table: a new one at its end, or the cells of an old one brought up to date. */
export function upsertRow(edit: RowEdit, text: string, columns: Names): string {
  const document = parseDocument(edit.path, text);
  const table = findTable(document, columns, edit.key);
  if (!table) return withTable(edit, text, columns);
  const column = columnOf(table.header.cells, columns[edit.key] ?? [edit.key]);
  const row = findRow(table, column, edit.cells[edit.key] ?? '');
  if (!row) return splice(text, [newRow(edit, document, table, columns)]);
  return splice(text, changedCells(edit, text, table, row, columns));
}

function withTable(edit: RowEdit, text: string, columns: Names): string {
  const meanings = Object.keys(columns);
  const block = [
    renderRow(meanings.map((meaning) => columns[meaning]?.[0] ?? meaning)),
    renderRow(meanings.map(() => '---')),
    renderRow(meanings.map((meaning) => edit.cells[meaning] ?? '')),
    '',
  ].join('\n');
  return text.trim() === '' ? text + block : appendText(edit.path, text, block);
}

/** What the edit says of each column of the table; undefined for columns that it does not know. */
function cellsFor(edit: RowEdit, table: Table, columns: Names): readonly (string | undefined)[] {
  const { cells } = table.header;
  const wanted: (string | undefined)[] = cells.map(() => undefined);
  for (const [meaning, cell] of Object.entries(edit.cells)) {
    const column = columnOf(cells, columns[meaning] ?? [meaning]);
    if (column >= 0) wanted[column] = cell;
  }
  return wanted;
}

function newRow(edit: RowEdit, document: JournalDocument, table: Table, columns: Names): Splice {
  const { text, eol } = document;
  const { start } = table.rows.at(-1)?.span ?? table.delimiter;
  // Marks of a quote or the indentation of a list stand in front of each line.
  const margin = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const cells = cellsFor(edit, table, columns).map((cell) => cell ?? '');
  const at = table.span.end;
  return { start: at, end: at, text: eol + margin + renderRow(cells) };
}

const day = /^\d{4}-\d{2}-\d{2}$/;

function changedCells(
  edit: RowEdit,
  text: string,
  table: Table,
  row: Row,
  columns: Names,
): readonly Splice[] {
  const key = columnOf(table.header.cells, columns[edit.key] ?? [edit.key]);
  const missing: string[] = [];
  const splices: Splice[] = [];
  cellsFor(edit, table, columns).forEach((wanted, column) => {
    const cell = row.cells[column];
    if (!cell) missing.push(wanted ?? '');
    else if (wanted === undefined || column === key) return;
    else if (
      cell.text === wanted.trim() ||
      escapeCell(wanted) === text.slice(cell.span.start, cell.span.end)
    )
      return;
    // A row's days only move forward: an entry may be filed late.
    else if (day.test(wanted) && day.test(cell.text) && cell.text > wanted) return;
    else splices.push(filled(text, cell.span, wanted));
  });
  if (missing.some((cell) => cell !== '')) splices.push(moreCells(text, row, missing));
  return splices;
}

function filled(
  text: string,
  { start, end }: { start: number; end: number },
  wanted: string,
): Splice {
  const cell = escapeCell(wanted);
  if (start < end) return { start, end, text: cell };
  const front = text[start - 1] === ' ' || text[start - 1] === '\t' ? '' : ' ';
  const back = text[end] === ' ' || text[end] === '\t' ? '' : ' ';
  return { start, end, text: front + cell + back };
}

/** Cells behind a row that is shorter than its header. */
function moreCells(text: string, row: Row, cells: readonly string[]): Splice {
  const { end } = row.span;
  const bar = text[end - 1] === '|' && text[end - 2] !== '\\' ? '' : ' |';
  return { start: end, end, text: bar + renderRow(cells).slice(1) };
}
