import type { Command } from '../facts.ts';
import { captureIn } from './captures.ts';
import { commandOf, type Word } from './commands.ts';
import type { Range } from './outline.ts';
import type { Page } from './page.ts';
import type { Values } from './values.ts';

/** A word and where it starts. */
export interface Found extends Word {
  readonly start: number;
}

export interface ArgumentLists {
  readonly commands: readonly Command[];
  /** Names of variables of the environment that the page reads. */
  readonly reads: readonly Found[];
  /** Starts of the strings that are words of a list: none of them is a command alone. */
  readonly taken: ReadonlySet<number>;
}

/** Reads lists of strings, in literals and as arguments of calls. */
export function argumentLists(page: Page, values: Values): ArgumentLists {
  const strings = stringsOf(page);
  const taken = new Set<number>();
  const commands: Command[] = [];
  const take = (words: readonly Found[], arePart: boolean): void => {
    const command = commandOf(words, page.test, arePart);
    if (!command) return;
    for (const { start, text } of words) if (text !== '') taken.add(start);
    commands.push(command);
  };
  for (const list of literalLists(page, values, strings)) take(list.words, list.arePart);
  const reads: Found[] = [];
  for (const match of page.found('reference.call')) {
    const callee = captureIn(match, 'reference.call')!.text;
    const words = wordsOf(page, captureIn(match, 'arguments')!, strings);
    const name = callee.slice(callee.lastIndexOf('.') + 1);
    const read = page.hooks.readsEnvironment(name) && words.find(({ text }) => text !== '');
    if (read) reads.push(read);
    else if (words.some(({ text }) => /^--?[a-z]/.test(text) && !/\s/.test(text)))
      take(words.slice(words.findIndex(({ text }) => text !== '')), !starts.test(name));
  }
  return { commands, reads, taken };
}

/** Strings by where they start, and the file's constants by their names: what each says. */
interface Strings {
  readonly literals: ReadonlyMap<number, Found>;
  readonly named: ReadonlyMap<string, string>;
}

function stringsOf(page: Page): Strings {
  const literals = new Map<number, Found>();
  for (const [literal] of page.found('string')) {
    const { text, start, line, column, endLine } = literal!;
    literals.set(start, {
      text: page.hooks.unquote(text),
      start,
      line,
      column: column + 1,
      endLine,
    });
  }
  const named = new Map<string, string>();
  for (const role of ['definition.const', 'definition.variable'])
    for (const match of page.found(role)) {
      const list = captureIn(match, 'values');
      const parts = list ? page.outline.parts(list) : [];
      const value = parts.length === 1 ? literals.get(parts[0]!.start) : undefined;
      const whole = list && page.text.slice(list.start, list.end);
      if (value && whole && page.hooks.unquote(whole) === value.text)
        named.set(captureIn(match, 'name')!.text, value.text);
    }
  return { literals, named };
}

/** The parts of a list as words; what is neither a string nor a constant of the file is ''. */
function wordsOf(page: Page, list: Range, strings: Strings): Found[] {
  return page.outline.parts(list).map(({ start, end }) => {
    const literal = strings.literals.get(start);
    const written = page.text.slice(start, end);
    if (literal && page.hooks.unquote(written) === literal.text) return literal;
    const text = strings.named.get(written) ?? '';
    return { text, start, ...page.place(start) };
  });
}

/** Functions whose arguments begin with a program. */
const starts = /^(?:Command|Exec|Run|Start)/i;

const label = /(\w+)\s*:\s*$/;

interface List {
  readonly words: Found[];
  /** The program they are for stands elsewhere. */
  readonly arePart: boolean;
}

/** Lists of strings; the arguments of a container follow its command. */
function literalLists(page: Page, values: Values, strings: Strings): List[] {
  const { literals } = values;
  const out: List[] = [];
  const commands = new Map<number, Found[]>();
  literals.bodies.forEach((body, index) => {
    const type = literals.type(index);
    if (page.readType(type).elements !== 'string') return;
    const words = wordsOf(page, body, strings);
    if (words.length === 0) return;
    const outer = literals.outer(index);
    const from = Math.max(0, body.start - type.length - 40);
    const before = page.text.slice(from, body.start - type.length);
    const key = label.exec(before)?.[1]?.toLowerCase() ?? '';
    const command = outer >= 0 && key === 'args' ? commands.get(outer) : undefined;
    if (command) {
      command.push(...words);
      return;
    }
    if (outer >= 0 && key === 'command') commands.set(outer, words);
    out.push({ words, arePart: key.endsWith('args') });
  });
  return out;
}
