import { printable } from '../model/printable.ts';
import { printableText } from '../process/index.ts';

// Texts of a pull request or a run, as parts of a comment on GitHub. Nothing in them is Markdown or HTML, nobody is
// mentioned by them, no issue is referred to, and none looks like our own marks.

/** What took a secret's place stays as it is. */
const redacted = /(\[redacted:[a-z0-9-]{1,60}:[0-9a-f]{4}\])/;
/** Breaks what GitHub would make a link or a mention of; shows as nothing. */
const gap = '&#8203;';
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A comment that begins like our marks does so no more. */
const unmarked = (text: string): string => text.replace(/<!--(?=\s*dyn-audit)/gi, '<!- -');

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;

const inOneLine = (text: string, most: number): string =>
  unmarked(printable(cut(text.replace(/\s+/g, ' ').trim(), most)));

/** A code span that shows the text as it is, whatever backticks it holds; in one line. */
export function code(text: string, most = 500): string {
  const shown = inOneLine(text, most);
  const fence = '`'.repeat(1 + longestRun(shown, /`+/g));
  const pad = shown === '' || /^`|`$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Prose in one line that may name code in single backticks; everything else in it is literal. */
export const prose = (text: string, most = 1000): string =>
  inOneLine(text, most)
    .split(/`([^`]+)`/)
    .map((part, i) => (i % 2 === 1 ? code(part) : plain(part)))
    .join('');

/** The same in a cell of a table, where a bar ends the cell even in code. */
export const cell = (text: string, most = 300): string =>
  prose(text, most).replace(/(?<!\\)\|/g, '\\|');

const plain = (text: string): string =>
  text
    .split(redacted)
    .map((part, i) => (i % 2 === 1 ? part : escapePlain(part)))
    .join('');

const escapePlain = (text: string): string =>
  text
    .replace(/[&<>]/g, (char) => entities[char]!)
    .replace(/[\\`*[\]|~#!$]/g, '\\$&')
    // An underscore inside a word is not emphasis; snake_case stays readable.
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/@(?=[A-Za-z0-9])|\\#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)/gi, `$&${gap}`)
    // `:name:` is an emoji on GitHub.
    .replace(/:(?=(?:[a-z][\w+-]*|[+-]1|100|1234):)/g, `:${gap}`);

/** A fenced block with the text; the fence is longer than any in it. Cut to `most` characters, at the end of a line where there is one. */
export function fenced(text: string, most: number): string {
  const all = unmarked(printableText(text)).replace(/\s+$/, '');
  const shown = all.length <= most ? all : `${wholeLines(all, most)}\n… (cut)`;
  const fence = '`'.repeat(Math.max(3, 1 + longestRun(shown, /`+/g)));
  return `${fence}text\n${shown}\n${fence}`;
}

function wholeLines(text: string, most: number): string {
  const start = cut(text, most).slice(0, -1);
  const end = start.lastIndexOf('\n');
  return end > most / 2 ? start.slice(0, end) : start;
}

const longestRun = (text: string, runs: RegExp): number =>
  Math.max(0, ...(text.match(runs) ?? []).map((run) => run.length));

/** The text as a reader of the rendered comment sees it, near enough to find secrets that the escapes would hide. */
export const unescaped = (text: string): string =>
  text
    .replaceAll(gap, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex, decimal) => {
      const point = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : String(whole);
    })
    .replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>' })[String(name)] ?? '');
