import { UserError } from '../../model/errors.ts';
import type {
  FileEdit,
  JournalSettings,
  JournalView,
  RowCells,
  TableName,
} from '../../model/journal.ts';
import {
  columnOf,
  findRow,
  findTable,
  type JournalDocument,
  parseDocument,
} from '../document/index.ts';

/** The parsed file; null where there is none. */
export async function readDocument(
  view: JournalView,
  path: string,
): Promise<JournalDocument | null> {
  const text = await view.read(path);
  return text === null ? null : parseDocument(path, text);
}

/** INDEX.md of the root; UserError for a folder that is no journal. */
export async function readRegistry(view: JournalView): Promise<JournalDocument> {
  const registry = await readDocument(view, 'INDEX.md');
  if (registry !== null) return registry;
  throw new UserError('expected INDEX.md at the root of the journal (dyn-journal init makes one)');
}

/** INDEX.md of a project; UserError where there is no such project. */
export async function readProject(view: JournalView, project: string): Promise<JournalDocument> {
  const index = project.includes('/') ? null : await readDocument(view, `${project}/INDEX.md`);
  if (index !== null) return index;
  const folders = (await view.names('')).filter((name) => /^[^.].*\/$/.test(name));
  const known = folders.map((name) => name.slice(0, -1)).slice(0, 20);
  throw new UserError(`expected a project of the journal (${known.join(', ')}), got '${project}'`);
}

/** Which column a table's rows are known by. */
const keyColumns = { registry: 'project', reviews: 'pr' } as const satisfies Record<
  TableName,
  string
>;

/** Whether a table of the document has a row for what the cells are about. */
export function hasRow(
  document: JournalDocument,
  name: TableName,
  cells: RowCells,
  settings: JournalSettings,
): boolean {
  const columns = settings.columns[name];
  const key = keyColumns[name];
  const table = findTable(document, columns, key);
  if (!table) return false;
  const column = columnOf(table.header.cells, columns[key] ?? [key]);
  return findRow(table, column, cells[key] ?? '') !== undefined;
}

/** A row of the root's table or of an umbrella's. */
export const rowEdit = (path: string, table: TableName, cells: RowCells): FileEdit => ({
  kind: 'row',
  path,
  table,
  key: keyColumns[table],
  cells,
});

/** How the root's table names a project. */
export const projectCell = (project: string): string => `[${project}](./${project}/INDEX.md)`;

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A project's row as its INDEX.md would have it, active on the day. */
function cellsOf(project: string, index: JournalDocument, date: string): RowCells {
  const value = (key: string) => asText(index.field(key)?.value);
  return {
    project: projectCell(project),
    status: value('status'),
    repo: value('repo'),
    last_active: date,
    description: value('description'),
  };
}

/** Moves the date of an INDEX.md forward; one without frontmatter is left as it is. */
function bumpDate(index: JournalDocument, date: string): FileEdit[] {
  if (index.frontmatter === null) return [];
  return [{ kind: 'fields', path: index.path, set: {}, latest: { 'last-updated': date } }];
}

/** Says in the project's INDEX.md and in the root's that there is something new since this day. */
export async function markActive(
  project: string,
  index: JournalDocument,
  date: string,
  view: JournalView,
  settings: JournalSettings,
): Promise<FileEdit[]> {
  return [
    ...bumpDate(index, date),
    ...(await registryEdits(cellsOf(project, index, date), view, settings)),
  ];
}

/**
 * The project's row in the root's table: all of it where there is none, else only its day; and the root's own date,
 * where it has one.
 */
export async function registryEdits(
  cells: RowCells,
  view: JournalView,
  settings: JournalSettings,
): Promise<FileEdit[]> {
  const registry = await readRegistry(view);
  const { project = '', last_active = '' } = cells;
  const isThere = hasRow(registry, 'registry', cells, settings);
  const row = rowEdit('INDEX.md', 'registry', isThere ? { project, last_active } : cells);
  return registry.field('last-updated') ? [row, ...bumpDate(registry, last_active)] : [row];
}
