import type { RunFolder } from '../../model/e2e-run.ts';
import { printableText } from '../../process/index.ts';
import { readTail } from '../folder/index.ts';

/** The last lines of a log that hold something, printable; none when it cannot be read. */
export const logTail = (
  folder: Pick<RunFolder, 'at'>,
  log: string,
  lines: number,
): readonly string[] =>
  printableText(readTail(folder.at(log), 65_536))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-lines);
