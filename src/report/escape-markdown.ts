import { printable } from '../model/printable.ts';

/** A code span that shows the text as it is, whatever backticks it holds. */
export function code(text: string): string {
  const shown = printable(text);
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
  const pad = shown === '' || /^[ `]|[ `]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text of which nothing is Markdown: also safe in a cell of a table. */
export const plain = (text: string): string =>
  printable(text)
    .replace(/[\\`*[\]|~#!]/g, '\\$&')
    .replace(/[&<>]/g, (char) => entities[char]!)
    // An underscore inside a word is not emphasis; snake_case stays readable.
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/:(?=\/\/)/g, '&#58;')
    // GitHub notifies whom it finds in the rendered text, entities or not: only a node between keeps it from that.
    .replace(/@(?=[A-Za-z0-9])/g, '@<!-- -->');

/** Prose that may name code in single backticks; everything else in it is literal. */
export function prose(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, i) => (i % 2 === 1 ? code(part) : plain(part)))
    .join('');
}
