import { stripVTControlCharacters } from 'node:util';
import { printable } from '../model/printable.ts';

/**
 * A line that a program wrote, fit for a person's terminal: escape sequences are taken out, what else could steer a
 * terminal or hide from a reader is written as `\u{..}`, tabs stay, and it is cut at `limit` characters.
 */
export function printableLine(line: string, limit = 2000): string {
  const cut = line.length > limit ? `${line.slice(0, limit)}…` : line;
  return stripVTControlCharacters(cut).split('\t').map(printable).join('\t');
}

/** The same for a text of several lines. A carriage return starts a line too: progress bars write over themselves. */
export const printableText = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => printableLine(line, text.length))
    .join('\n');
