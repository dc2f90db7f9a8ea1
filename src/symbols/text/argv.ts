import type { Command } from '../facts.ts';
import { flagName } from './names.ts';
import { programOf } from './program.ts';
import { offsetIn, placeOf, type Source, spanOf } from './source.ts';
import { unwrap } from './unwrap.ts';

/** What a list of words starts. */
export interface Launch {
  /** Null where only a script stands there, or nothing. */
  readonly command: Command | null;
  /** Variables set for it on the way: `env X=1`, `docker run -e X=1`. Each as the word whose text is the name. */
  readonly env: readonly Source[];
  /** Texts that a shell runs: behind `bash -c`. */
  readonly scripts: readonly Source[];
  /** Index of the word that names the program; the number of words where none does. */
  readonly head: number;
}

export interface LaunchOptions {
  readonly folder: string;
  readonly test: boolean;
  readonly doc: boolean;
}

/** Sub-commands are the first words; further ones are operands. */
const mostWords = 3;

/** A list of words as the operating system or a shell would take it: the program, its flags, its sub-commands. */
export function launchOf(words: readonly Source[], options: LaunchOptions): Launch {
  const inner = unwrap(words, 0);
  const { env, scripts } = inner;
  if (inner.done) return { command: null, env, scripts, head: inner.at };
  const program = programOf(words, inner.at);
  const name = words[program.at] ?? words[inner.at] ?? words[0];
  if (!name) return { command: null, env, scripts, head: 0 };
  const rest = words.slice(program.rest);
  const first = words[inner.at] ?? name;
  const last = words.at(-1)!;
  const command: Command = {
    runs: program.runs,
    program: program.program,
    ...placeOf(program.runs === 'unknown' ? first : name, 0),
    endLine: Math.max(placeOf(name, 0).line, placeOf(last, Math.max(0, last.text.length - 1)).line),
    folder: options.folder,
    flags: flagsOf(rest),
    words: [...program.words, ...operands(rest)].slice(0, mostWords),
    test: options.test,
    doc: options.doc,
  };
  return { command, env, scripts, head: program.at };
}

/** The flags among some words, each where it stands. */
function flagsOf(words: readonly Source[]): Command['flags'] {
  const flags: Command['flags'][number][] = [];
  const seen = new Set<number>();
  for (const word of words) {
    const name = flagName(word.text);
    if (name === undefined || seen.has(offsetIn(word, 0))) continue;
    // A list that is expanded twice is still one place to mend.
    seen.add(offsetIn(word, 0));
    flags.push({ name, ...spanOf(word, 0, name.length) });
  }
  return flags;
}

function operands(words: readonly Source[]): string[] {
  const out: string[] = [];
  for (const { text } of words) {
    if (text.startsWith('-') || out.length === mostWords) break;
    out.push(text);
  }
  return out;
}

/** Flags that stand alone: nobody in sight says which program they are for. */
export function unknownCommand(
  words: readonly Source[],
  options: LaunchOptions,
): Command | undefined {
  const flags = flagsOf(words);
  const first = flags[0];
  if (!first) return undefined;
  return {
    runs: 'unknown',
    program: '',
    line: first.line,
    column: first.column,
    endLine: Math.max(...flags.map((flag) => flag.endLine)),
    folder: options.folder,
    flags,
    words: [],
    test: options.test,
    doc: options.doc,
  };
}
