import { type Finding, keptBuckets } from '../../model/finding.ts';
import type { PieceRow } from './data.ts';

/** Lines shown on each side of a clone: fewer where it stays. */
const around = 3;
const aroundKept = 2;

/** A longer line is generated; it is cut so that one file cannot fill the page. A finding behind the cut brings its own text. */
export const widest = 300;

/** The lines of a file that its findings show, as pieces that do not touch. */
export function piecesOf(text: string, findings: readonly Finding[]): PieceRow[] {
  const lines = text.split('\n');
  const wanted = new Set<number>();
  const want = (line: number, by: number): void => {
    for (let at = Math.max(1, line - by); at <= Math.min(lines.length, line + by); at++)
      wanted.add(at);
  };
  for (const { line, trail, bucket } of findings) {
    want(line, keptBuckets.has(bucket) ? aroundKept : around);
    for (const mark of trail ?? []) want(mark.line, 0);
  }
  const pieces: [first: number, lines: string[]][] = [];
  for (const at of [...wanted].sort((a, b) => a - b)) {
    const last = pieces.at(-1);
    const line = (lines[at - 1] ?? '').replace(/\r$/, '').slice(0, widest);
    if (last && last[0] + last[1].length === at) last[1].push(line);
    else pieces.push([at, [line]]);
  }
  return pieces.map(([first, kept]) => {
    const indent = Math.min(...kept.filter((line) => line.trim() !== '').map(indentOf));
    const by = Number.isFinite(indent) ? indent : 0;
    return [first, by, kept.map((line) => line.slice(by)).join('\n')];
  });
}

const indentOf = (line: string): number => line.length - line.replace(/^ +/, '').length;
