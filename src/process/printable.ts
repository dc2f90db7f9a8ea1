import { stripVTControlCharacters } from 'node:util';

/** Controls, invisible and direction-changing characters, line separators, lone surrogates; a tab may stay. */
const unprintable = /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A line that a program wrote, fit for a person's terminal: escape sequences are taken out, what else could steer a
 * terminal or hide from a reader is written as `\u{..}`, and it is cut at `limit` characters.
 */
export function printableLine(line: string, limit = 2000): string {
  const cut = line.length > limit ? `${line.slice(0, limit)}…` : line;
  const plain = stripVTControlCharacters(cut);
  return plain.replace(unprintable, (char) => `\\u{${char.codePointAt(0)!.toString(16)}}`);
}

/** The same for a text of several lines. A carriage return starts a line too: progress bars write over themselves. */
export const printableText = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => printableLine(line, text.length))
    .join('\n');
