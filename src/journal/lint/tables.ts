import type { JournalSettings, TableName } from '../../model/journal.ts';
import {
  type Cell,
  columnOf,
  findTable,
  type JournalDocument,
  type Row,
  renderRow,
  type Splice,
  type Table,
} from '../document/index.ts';

/** A table of the journal: which of its columns means what. */
export interface NamedTable {
  readonly table: Table;
  /** The cell of a row by the column's meaning; undefined where the row or the table has none. */
  cell(row: Row, column: string): Cell | undefined;
  /** A new row's cells in the order of this table; columns without a value stay empty. */
  arrange(values: Readonly<Record<string, string>>): readonly string[];
}

type Names = Readonly<Record<string, readonly string[]>>;

/** Which column says what a row is about. */
export const keyColumns = { registry: 'project', reviews: 'pr' } as const;

interface Kept {
  readonly columns: Names;
  readonly named: NamedTable | null;
}

const kept = new WeakMap<JournalDocument, Kept>();

/** The table of a document that is one of the journal's; null where there is none. */
export function namedTable(
  document: JournalDocument,
  name: TableName,
  settings: JournalSettings,
): NamedTable | null {
  const columns = settings.columns[name];
  const before = kept.get(document);
  if (before?.columns === columns) return before.named;
  const table = findTable(document, columns, keyColumns[name]);
  const named = table ? nameColumns(table, columns) : null;
  kept.set(document, { columns, named });
  return named;
}

function nameColumns(table: Table, columns: Names): NamedTable {
  const places = new Map(
    Object.entries(columns).map(([column, names]) => [column, columnOf(table.header.cells, names)]),
  );
  return {
    table,
    cell: (row, column) => row.cells[places.get(column) ?? -1],
    arrange: (values) => {
      const cells = table.header.cells.map(() => '');
      for (const [column, value] of Object.entries(values)) {
        const at = places.get(column) ?? -1;
        if (at >= 0) cells[at] = value;
      }
      return cells;
    },
  };
}

const linked = /^[*_~]*\[([^\]]*)\]\(\s*<?([^)>\s]*)/;
const marks = '*_`~ \t';
const scheme = /^[a-z][a-z0-9+.-]*:/i;

/** The folder that a key cell means: the first one of its link's target, else its bare text. */
export function folderOfCell(text: string): string {
  const [, label = text, target = ''] = linked.exec(text) ?? [];
  const [folder = '', ...rest] = scheme.test(target) ? [] : target.replace(/^\.\//, '').split('/');
  return rest.length > 0 ? decoded(folder) : bare(label);
}

const request = /#(\d+)|\/pull\/(\d+)/;

/** The number of the pull request that a key cell means; empty where it names none. Names may hold digits too. */
export function numberOfCell(text: string): string {
  const label = labelOf(text);
  const [, marked, ofAddress] = request.exec(label) ?? [];
  return marked ?? ofAddress ?? /\d+/.exec(label)?.[0] ?? '';
}

/** What a reader sees of a cell that is a link, code or emphasis as a whole. */
export const labelOf = (text: string): string => bare(linked.exec(text)?.[1] ?? text);

/** A new row behind the last one: lines of prose may be glued to a table, so its end is not where it ends. */
export function rowSplice(
  document: JournalDocument,
  { table }: NamedTable,
  cells: readonly string[],
): Splice {
  const at = (table.rows.at(-1)?.span ?? table.delimiter).end;
  return { start: at, end: at, text: `${document.eol}${renderRow(cells)}` };
}

/** Without marks of emphasis and code around it. No regular expression: it would look at each run of blanks twice. */
function bare(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && marks.includes(text[start]!)) start++;
  while (end > start && marks.includes(text[end - 1]!)) end--;
  return text.slice(start, end);
}

/** A percent-encoded name as it is on disk; as written where it is not encoded well. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
