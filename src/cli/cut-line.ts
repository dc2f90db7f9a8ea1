import { columnsOf } from '../report/index.ts';

/** As much of a line as fits, one column left free: a full line wraps on some terminals. */
export function cutLine(line: string, width: number): string {
  let kept = '';
  let columns = 0;
  for (const character of line) {
    columns += columnsOf(character);
    if (columns >= width) break;
    kept += character;
  }
  return kept.trimEnd();
}
