import { UserError } from '../../model/errors.ts';
import type { FileEdit } from '../../model/journal.ts';
import { leavesOf, parseDocument } from './parse.ts';

type Append = Extract<FileEdit, { kind: 'append' }>;

/** The text with the block behind it: a blank line between them, line ends as the text has them. */
export function appendBlock(edit: Append, text: string | null): string {
  const block = `${edit.block.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd()}\n`;
  if (text === null || text.trim() === '') {
    const head = edit.head.trim() === '' ? '' : `${edit.head.trimEnd()}\n\n`;
    return `${text ?? ''}${head}${block}`;
  }
  return appendText(edit.path, text, block);
}

/** The text with Markdown behind it that has `\n` for its line ends. */
export function appendText(path: string, text: string, block: string): string {
  const document = parseDocument(path, text);
  const last = leavesOf(document).at(-1);
  if (last && !last.closed && !last.nested) {
    const { line } = document.position(last.start);
    const what = last.kind === 'fence' ? 'code fence' : 'HTML';
    throw new UserError(
      `expected the ${what} of line ${line} of ${path} to end, an entry behind it would be part of it`,
    );
  }
  const { eol } = document;
  return text + gapBehind(text, eol) + block.replace(/\r?\n/g, eol);
}

/** The line ends that make one blank line behind the text; none where there is one already. */
function gapBehind(text: string, eol: string): string {
  if (!text.endsWith('\n')) return eol + eol;
  return /\n[ \t]*\r?\n$/.test(text) ? '' : eol;
}

/** How often the block stands in the text in lines of its own. */
export function countBlocks(text: string, block: string): number {
  const wanted = `\n${linesOf(block).trim()}\n`;
  const all = `\n${linesOf(text)}\n`;
  let count = 0;
  for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + wanted.length - 1))
    count++;
  return count;
}

const linesOf = (text: string) => text.replaceAll('\r\n', '\n').replace(/^\ufeff/, '');
