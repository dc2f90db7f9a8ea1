import type { Command, Span } from '../facts.ts';

/** A word of a list of arguments; '' for one that is only known when the program runs. */
export interface Word extends Span {
  readonly text: string;
}

const python = /^(?:\S*\/)?python[\d.]*$/;
const assignment = /^[A-Za-z_]\w*=/;
const wrappers = new Set('exec env nohup sudo time if while until then do else ! {'.split(' '));
const shells = new Set(['sh', 'bash', 'zsh', 'dash']);
const flag = /^--?[A-Za-z][\w.-]*/;

/**
 * What a list of words starts: only such lists are commands as start Python or pass flags. Where the words are only a
 * part, their first is no program.
 */
export function commandOf(
  words: readonly Word[],
  test: boolean,
  arePart = false,
): Command | undefined {
  let head = 0;
  while (head < words.length && isBefore(words[head]!.text)) head++;
  const first = words[head];
  if (!first) return undefined;
  const named = programOf(words, head);
  // What a shell is given to run is a text of its own.
  if (shells.has(named.program) && words.some(({ text }) => text === '-c')) return undefined;
  const found: Program =
    arePart && named.runs === 'executable'
      ? { runs: 'unknown', program: '', at: head, rest: head }
      : named;
  const flags: Command['flags'][number][] = [];
  for (const { text, line, column } of words.slice(found.rest)) {
    const name = flag.exec(text)?.[0];
    if (name) flags.push({ name, line, column, endLine: line });
  }
  if (flags.length === 0 && !found.runs.startsWith('python')) return undefined;
  const at = found.runs === 'unknown' ? flags[0]! : words[found.at]!;
  const last = flags[flags.length - 1];
  return {
    runs: found.runs,
    program: found.program,
    line: at.line,
    column: at.column,
    endLine: Math.max(at.line, last?.line ?? 0),
    folder: '',
    flags,
    words: found.runs === 'unknown' ? [] : leading(words.slice(found.rest)),
    test,
    doc: false,
  };
}

const isBefore = (text: string): boolean => wrappers.has(text) || assignment.test(text);

interface Program {
  readonly runs: Command['runs'];
  readonly program: string;
  /** Number of the word that names it. */
  readonly at: number;
  /** Number of the first word that it gets. */
  readonly rest: number;
}

function programOf(words: readonly Word[], head: number): Program {
  const { text } = words[head]!;
  if (text === '-m' || python.test(text)) {
    const from = text === '-m' ? head : head + 1;
    for (let at = from; at < words.length; at++) {
      const word = words[at]!.text;
      const module = words[at + 1]?.text;
      if (word === '-m' && module && /^[A-Za-z_][\w.]*$/.test(module))
        return { runs: 'python-module', program: module, at: at + 1, rest: at + 2 };
      if (word.endsWith('.py')) return { runs: 'python-file', program: word, at, rest: at + 1 };
      if (!word.startsWith('-') || word === '-m' || word === '-c') break;
    }
    return { runs: 'unknown', program: '', at: head, rest: words.length };
  }
  if (text === '' || text.startsWith('-') || /[^\w./-]/.test(text))
    return { runs: 'unknown', program: '', at: head, rest: head };
  if (text.endsWith('.py')) return { runs: 'python-file', program: text, at: head, rest: head + 1 };
  const program = text.slice(text.lastIndexOf('/') + 1);
  return { runs: 'executable', program, at: head, rest: head + 1 };
}

/** The first words that are no options. */
function leading(words: readonly Word[]): string[] {
  const out: string[] = [];
  for (const { text } of words) {
    if (!/^[\w./:@-]+$/.test(text) || text.startsWith('-') || out.length === 3) break;
    out.push(text);
  }
  return out;
}
