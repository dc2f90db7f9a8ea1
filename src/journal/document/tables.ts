import { rowOf } from './cells.ts';
import type { Row, Table } from './document.ts';
import type { Leaf } from './leaf.ts';

/** The tables among the leaves. Their rows are read when they are asked for: few are. */
export function tablesOf(text: string, leaves: readonly Leaf[]): readonly Table[] {
  return leaves.filter(({ kind }) => kind === 'table').map((leaf) => tableOf(text, leaf));
}

function tableOf(text: string, { lines, start, end }: Leaf): Table {
  let rows: readonly Row[] | undefined;
  return {
    header: rowOf(text, lines[0]!, lines[1]!),
    delimiter: { start: lines[2]!, end: lines[3]! },
    get rows() {
      rows ??= rowsOf(text, lines);
      return rows;
    },
    span: { start, end },
  };
}

function rowsOf(text: string, lines: readonly number[]): readonly Row[] {
  const rows: Row[] = [];
  for (let line = 4; line < lines.length; line += 2)
    rows.push(rowOf(text, lines[line]!, lines[line + 1]!));
  return rows;
}
