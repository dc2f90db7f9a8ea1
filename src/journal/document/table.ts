import type { Cell, JournalDocument, Row, Table } from './document.ts';

type Names = Readonly<Record<string, readonly string[]>>;

const bare = (name: string) => name.toLowerCase().replace(/[\s_*`-]+/g, '');

/** Index of the column that bears one of the names, whatever its case, blanks and dashes; -1 for none. */
export function columnOf(header: readonly Cell[], names: readonly string[]): number {
  const wanted = new Set(names.map(bare));
  return header.findIndex(({ text }) => wanted.has(bare(text)));
}

/** The table that has the column `key` and the most of the other columns; undefined where none has it. */
export function findTable(
  document: JournalDocument,
  columns: Names,
  key: string,
): Table | undefined {
  let best: { table: Table; known: number } | undefined;
  for (const table of document.tables) {
    const { cells } = table.header;
    if (columnOf(cells, columns[key] ?? [key]) < 0) continue;
    const known = Object.values(columns).filter((names) => columnOf(cells, names) >= 0).length;
    if (known > (best?.known ?? 0)) best = { table, known };
  }
  return best?.table;
}

const link = /!?\[((?:[^[\]]|\\.)*)\](?:\(\s*<?([^()\s<>]*)>?[^()]*\))?/;

/** What a cell may be known by: its text, its link's text, the folder that its link leads into. */
function namesOf(cell: string): readonly string[] {
  const [, label, target] = link.exec(cell) ?? [];
  const names = [cell];
  if (label !== undefined) names.push(label);
  if (target && !/^[a-z][a-z0-9+.-]*:/i.test(target))
    names.push(target.replace(/^\.\//, '').replace(/\/[^/]*$/, ''));
  return names.map((name) => name.replace(/[`*\\]/g, '').trim()).filter((name) => name !== '');
}

const pullRequest = /^(?:PR\s*)?#?(\d+)(?![\w.])/i;

/** Whether two cells of a key column mean the same project or pull request. */
function sameKey(one: string, other: string): boolean {
  const all = (cell: string) =>
    namesOf(cell).flatMap((name) => [name, ...(pullRequest.exec(name)?.slice(1) ?? [])]);
  const known = new Set(all(one));
  return all(other).some((name) => known.has(name));
}

/** The row of the table whose cell in the column means what `key` says. */
export function findRow(table: Table, column: number, key: string): Row | undefined {
  return table.rows.find(({ cells }) => sameKey(cells[column]?.text ?? '', key));
}

/** Text as it stands in a cell: in one line, its bars escaped. */
export function escapeCell(text: string): string {
  const line = text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  return line.replace(/\\*\|/g, (bars) =>
    bars.length % 2 === 1 ? `${bars.slice(0, -1)}\\|` : bars,
  );
}

/** A row of cells, escaped, between bars. */
export function renderRow(cells: readonly string[]): string {
  return `|${cells.map((cell) => ` ${escapeCell(cell)}`.trimEnd()).join(' |')} |`;
}
