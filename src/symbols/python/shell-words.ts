import { k } from './kinds.ts';
import { unknownText, type Word } from './program.ts';
import type { Source } from './source.ts';

/** Stands between the parts of a joined string: nothing is there. */
const gap = '\uE001';

/** Escapes blanked by what they stand for, each as long as it is written. */
function unescaped(text: string): string {
  // A backslash before the end of a line, both written as escapes or the line's end as itself: the command goes on.
  const joined = text.replace(/\\\\(?:\\n|\r?\n)/g, (whole) => ' '.repeat(whole.length));
  return joined.replace(/\\(\r?\n|[\s\S])/g, (whole, char: string) => {
    if (char === 'n') return ' \n';
    if (char === 't' || char === 'r') return '  ';
    if (char === '"' || char === "'") return `${gap}${char}`;
    // A line that goes on, in the source or in the command.
    return char.endsWith('\n') || char === '\\' ? ' '.repeat(whole.length) : whole;
  });
}

/** Text of a string node as long as the source, values put in and quotes masked. */
export function maskedText(source: Source, node: number): { text: string; start: number } {
  const start = source.start[node]!;
  let at = start;
  let text = '';
  for (let n = node; n < source.next[node]!; n++) {
    const kind = source.kind[n];
    if (kind !== k.string_content && kind !== k.interpolation) continue;
    const from = source.start[n]!;
    const to = source.end[n]!;
    text += gap.repeat(Math.max(0, from - at));
    if (kind === k.interpolation) text += unknownText.repeat(to - from);
    else text += unescaped(source.text.slice(from, to));
    at = Math.max(at, to);
    n = source.next[n]! - 1;
  }
  return { text, start };
}

export interface SimpleCommand {
  readonly words: readonly Word[];
  readonly folder: string;
}

interface Growing {
  text: string;
  start: number;
  end: number;
  open: boolean;
}

/** Splits masked text into simple commands: at `;`, `&&`, `|` and the ends of lines that do not go on. */
export function shellCommands(text: string, offset: number): readonly SimpleCommand[] {
  const out: SimpleCommand[] = [];
  let words: Word[] = [];
  let folder = '';
  let quote = '';
  const word: Growing = { text: '', start: 0, end: 0, open: false };
  const closeWord = () => {
    if (word.open) words.push({ text: squeeze(word.text), start: word.start, end: word.end });
    word.open = false;
    word.text = '';
  };
  const closeCommand = () => {
    closeWord();
    if (words[0]?.text === 'cd' && words[1]) folder = words[1].text.replaceAll(unknownText, '');
    else if (words.length > 0) out.push({ words, folder });
    words = [];
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === gap) continue;
    if (quote !== '') {
      if (char === quote) quote = '';
      else grow(word, char, offset + at);
    } else if (char === '"' || char === "'") {
      quote = char;
      grow(word, '', offset + at + 1);
    } else if (char === '\\' && /^\\[ \t]*\r?\n/.test(text.slice(at, at + 8))) {
      at = text.indexOf('\n', at);
      closeWord();
    } else if (char === '\n' || char === ';' || char === '|' || char === '&') closeCommand();
    else if (
      char === ' ' ||
      char === '\t' ||
      char === '\r' ||
      char === '`' ||
      char === '(' ||
      char === ')'
    )
      closeWord();
    else grow(word, char, offset + at);
  }
  closeCommand();
  return out;
}

function grow(word: Growing, text: string, at: number): void {
  if (!word.open) word.start = at;
  word.open = true;
  word.text += text;
  word.end = at + 1;
}

function squeeze(text: string): string {
  return text.replace(/\uE000+/g, unknownText);
}
