import { printable } from '../../model/printable.ts';
import { columnsOf, wrap } from '../wrap.ts';
import type { Table } from './sheet.ts';

const gap = 2;

function pad(text: string, width: number, right: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - columnsOf(text)));
  return right ? blanks + text : text + blanks;
}

/**
 * The table in lines of at most `width` columns after `indent`. Where it does not fit, each row is a
 * line with its first cell, and its others follow as `column value`, wrapped.
 */
export function layOut(table: Table, width: number, indent: number): string[] {
  const columns = table.columns.map(printable);
  const rows = table.rows.map((row) => row.map(printable));
  const widths = columns.map((name, i) =>
    Math.max(columnsOf(name), ...rows.map((row) => columnsOf(row[i] ?? ''))),
  );
  const all = widths.reduce((sum, each) => sum + each + gap, indent - gap);
  if (all > width) return stack(columns, rows, width, indent);
  const line = (cells: readonly string[]) =>
    ' '.repeat(indent) +
    cells
      .map((cell, i) => pad(cell, widths[i]!, table.right[i] ?? false))
      .join(' '.repeat(gap))
      .trimEnd();
  return [line(columns), ...rows.map(line)];
}

function stack(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
  indent: number,
): string[] {
  const blanks = ' '.repeat(indent);
  return rows.flatMap(([first = '', ...rest]) => [
    ...wrap(first, width, blanks, indent + 2),
    ...wrap(
      rest.map((cell, i) => `${columns[i + 1]} ${cell}`).join(', '),
      width,
      `${blanks}  `,
      indent + 2,
    ),
  ]);
}
