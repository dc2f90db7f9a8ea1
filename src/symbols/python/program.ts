import type { Command } from '../facts.ts';
import { spanOf } from './source.ts';
import type { Program, Visit } from './visit.ts';

/** Stands for a value that the file does not tell. */
export const unknownText = '\uE000';

/** One argument of a command; `text` holds `unknownText` where a value is put in. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Started extends Program {
  /** What is passed to the program. */
  readonly passed: readonly Word[];
  /** The word that names a module; undefined for other programs. */
  readonly module: Word | undefined;
}

const interpreter = /^(?:\S*\/)?(?:python|pypy)[\d.]*$/;
const modulePath = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
/** Options of the interpreter that take a value. */
const valued = new Set(['-X', '-W', '--check-hash-based-pycs']);

function atInterpreter(words: readonly Word[], from: number, folder: string): Started | null {
  for (let at = from; at < words.length; at++) {
    const { text } = words[at]!;
    if (text === '-m') return ofModule(words, at + 1, folder);
    if (text === '-c' || text === '-') return null;
    if (valued.has(text)) at++;
    else if (/\.pyw?$/.test(text)) {
      const program = text.replaceAll(unknownText, '');
      return {
        runs: 'python-file',
        program,
        folder,
        passed: words.slice(at + 1),
        module: undefined,
      };
    } else if (!/^-/.test(text))
      return {
        runs: 'unknown',
        program: '',
        folder,
        passed: words.slice(at + 1),
        module: undefined,
      };
  }
  return null;
}

function ofModule(words: readonly Word[], at: number, folder: string): Started | null {
  const module = words[at];
  if (!module) return null;
  const passed = words.slice(at + 1);
  if (!modulePath.test(module.text))
    return { runs: 'unknown', program: '', folder, passed, module: undefined };
  return { runs: 'python-module', program: module.text, folder, passed, module };
}

/**
 * Who the words of a command start: a Python module or file wherever its interpreter stands, behind `timeout 5` or
 * `mpirun -n 2` too; else the first word. Null for inline code.
 */
export function startedBy(words: readonly Word[], folder: string): Started | null {
  const python = words.findIndex(({ text }) => interpreter.test(text));
  if (python >= 0) return atInterpreter(words, python + 1, folder);
  const module = words.findIndex(
    ({ text }, at) =>
      text === '-m' && /\./.test(words[at + 1]?.text ?? '') && modulePath.test(words[at + 1]!.text),
  );
  if (module >= 0) return ofModule(words, module + 1, folder);
  const first = words.findIndex(({ text }) => !/^[A-Za-z_]\w*=/.test(text));
  const text = words[first]?.text ?? '';
  const rest = words.slice(first + 1);
  if (/\.py$/.test(text))
    return { runs: 'python-file', program: text, folder, passed: rest, module: undefined };
  if (/^[A-Za-z_./][\w./-]*$/.test(text)) {
    const program = text.slice(text.lastIndexOf('/') + 1);
    return { runs: 'executable', program, folder, passed: rest, module: undefined };
  }
  const passed = text.startsWith('-') ? words.slice(first) : rest;
  return { runs: 'unknown', program: '', folder, passed, module: undefined };
}

/** Notes a command with the options that are passed to it. */
export function addCommand(
  visit: Visit,
  program: Program,
  passed: readonly Word[],
  place: { readonly start: number; readonly end: number },
  doc: boolean,
): void {
  const { reading, out } = visit;
  const flags: Command['flags'][number][] = [];
  const words: string[] = [];
  for (const { text, start } of passed) {
    if (text === '--') break;
    const name = /^--?[A-Za-z][\w.-]*(?==|$)/.exec(text)?.[0];
    if (name) flags.push({ ...spanOf(reading.source, start, start + name.length), name });
    else if (flags.length === 0 && /^[\w.:/-]+$/.test(text)) words.push(text);
  }
  if (program.runs === 'unknown' && !flags.some(({ name }) => name.startsWith('--'))) return;
  out.commands.push({
    ...spanOf(reading.source, place.start, place.end),
    runs: program.runs,
    program: program.program,
    folder: program.folder,
    flags,
    words,
    test: reading.test,
    doc,
  });
}
