import type { Command } from '../facts.ts';
import { baseName, isPython, withoutVariable } from './names.ts';
import type { Source } from './source.ts';
import { passWrapper } from './unwrap.ts';
import { pythonRunners, shells } from './wrappers.ts';

export interface Program {
  readonly runs: Command['runs'];
  readonly program: string;
  /** Index of the word that names it. */
  readonly at: number;
  /** Index of the first word that it gets. */
  readonly rest: number;
  /** Sub-commands that stand before `rest`. */
  readonly words: readonly string[];
}

/** The program that the words from there on start. */
export function programOf(words: readonly Source[], at: number): Program {
  const text = words[at]!.text;
  if (/^-/.test(text)) return { runs: 'unknown', program: '', at, rest: at, words: [] };
  const name = baseName(text);
  if (isPython(text)) return ofPython(words, at + 1) ?? executable(name, at);
  const runner = pythonRunners.get(name);
  if (runner) {
    const inner = passWrapper(words, at + 1, runner, []);
    const found = inner === undefined ? undefined : ofRunner(words, at + 1, inner);
    return found ?? executable(name, at);
  }
  if (name === 'cargo') return ofCargo(words, at);
  if (name === 'go' && words[at + 1]?.text === 'run') return ofGo(words, at);
  if (shells.has(name) || text === 'source' || text === '.') return ofShell(words, at, name);
  if (text.endsWith('.py'))
    return { runs: 'python-file', program: withoutVariable(text), at, rest: at + 1, words: [] };
  if (text.endsWith('.sh') || text.endsWith('.bash') || text.endsWith('.sbatch'))
    return executable(withoutVariable(text), at);
  return executable(name, at);
}

function executable(program: string, at: number): Program {
  return { runs: 'executable', program, at, rest: at + 1, words: [] };
}

/** Options of the interpreter, then `-m MODULE` or a file; undefined for code on the command line or from stdin. */
function ofPython(words: readonly Source[], from: number): Program | undefined {
  for (let at = from; at < words.length; at++) {
    const { text } = words[at]!;
    if (/^-[bBdEhiIOqsSuvVx]*m$/.test(text)) {
      const module = words[at + 1];
      if (!module) return undefined;
      return ofModule(words, at + 1);
    }
    if (/^-[bBdEhiIOqsSuvVx]*c$/.test(text) || text === '-') return undefined;
    if (text === '-X' || text === '-W') at++;
    else if (!text.startsWith('-'))
      return { runs: 'python-file', program: withoutVariable(text), at, rest: at + 1, words: [] };
  }
  return undefined;
}

/** A module that is itself a runner (`python -m torch.distributed.run x.py`) hands on to what it runs. */
function ofModule(words: readonly Source[], at: number): Program {
  const module = words[at]!.text;
  const runner = pythonRunners.get(
    /^torch\.distributed\.(run|launch)$/.test(module) ? 'torchrun' : module,
  );
  const inner = runner && passWrapper(words, at + 1, runner, []);
  const found = inner === undefined ? undefined : ofRunner(words, at + 1, inner);
  return found ?? { runs: 'python-module', program: module, at, rest: at + 1, words: [] };
}

/** What a runner runs: behind its `-m` or the first word that is no option. */
function ofRunner(words: readonly Source[], from: number, inner: number): Program | undefined {
  for (let at = from; at < Math.min(inner + 1, words.length); at++) {
    const { text } = words[at]!;
    if (text === '-m' && words[at + 1])
      return {
        runs: 'python-module',
        program: words[at + 1]!.text,
        at: at + 1,
        rest: at + 2,
        words: [],
      };
  }
  const text = words[inner]?.text;
  if (!text?.endsWith('.py')) return undefined;
  const program = withoutVariable(text);
  return { runs: 'python-file', program, at: inner, rest: inner + 1, words: [] };
}

/** `cargo run -p x --bin NAME -- --flag`: the flags behind `--` are NAME's. */
function ofCargo(words: readonly Source[], at: number): Program {
  const texts = words.slice(at).map((word) => word.text);
  const verb = texts.findIndex((text, index) => index > 0 && !/^[-+]/.test(text));
  if (verb < 0 || (texts[verb] !== 'run' && texts[verb] !== 'r')) return executable('cargo', at);
  const dashes = texts.indexOf('--', verb);
  const own = dashes < 0 ? texts : texts.slice(0, dashes);
  for (const options of [
    ['--bin', '--example'],
    ['-p', '--package'],
  ]) {
    const found = own.findIndex((text) =>
      options.some((o) => text === o || text.startsWith(`${o}=`)),
    );
    if (found < 0) continue;
    const inOne = own[found]!.includes('=');
    const name = inOne ? own[found]!.slice(own[found]!.indexOf('=') + 1) : own[found + 1];
    if (name === undefined) break;
    const rest = dashes < 0 ? words.length : at + dashes + 1;
    return {
      runs: 'executable',
      program: name,
      at: at + found + (inOne ? 0 : 1),
      rest,
      words: [],
    };
  }
  return { ...executable('cargo', at), rest: dashes < 0 ? at + 1 : at + dashes + 1 };
}

/** `go run ./cmd/manager --flag`: the folder's name is the program's. */
function ofGo(words: readonly Source[], at: number): Program {
  for (let index = at + 2; index < words.length; index++) {
    const { text } = words[index]!;
    if (text.startsWith('-')) continue;
    const program = baseName(text.replace(/\/(main\.go)?$/, ''));
    return { ...executable(program, index), rest: index + 1 };
  }
  return executable('go', at);
}

/** `bash -x script.sh --flag`, `source ./env.sh`. */
function ofShell(words: readonly Source[], at: number, name: string): Program {
  for (let index = at + 1; index < words.length; index++) {
    const { text } = words[index]!;
    if (/^[-+]/.test(text)) {
      if (/^[-+][a-zA-Z]*[oO]$/.test(text)) index++;
      continue;
    }
    return { ...executable(withoutVariable(text), index), rest: index + 1 };
  }
  return executable(name, at);
}
