import {
  deeper,
  isClearEnvName,
  looksLikeCommand,
  type Reading,
  readStart,
  readString,
  referEnv,
  type Source,
  slice,
} from '../text/index.ts';
import { blockSource } from './scalars.ts';

interface Line {
  readonly from: number;
  readonly to: number;
  readonly indent: number;
  readonly text: string;
}

interface Running {
  indent: number;
  command: Source[] | Source | undefined;
  args: Source[] | Source | undefined;
  folder: string;
}

const entry = /^(- )?\s*(?:(["']?)([\w./-]+)\2:(?:\s+|$))?(.*)$/;
const starts = new Set(['command', 'args', 'entrypoint']);

/**
 * Reads what looks like YAML line by line: for templates that are none before they are filled in, and files too large
 * to parse. `plain` is the text with its tags blanked, as long as the source.
 */
export function readLines(source: Source, plain: string, reading: Reading): void {
  const lines = linesOf(plain);
  let running: Running | undefined;
  let list: { key: string; indent: number } | undefined;
  const flush = (): void => {
    if (running) readStart({ ...running, entrypoint: undefined }, reading);
    running = undefined;
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const match = entry.exec(line.text);
    if (!match || line.text.startsWith('#')) continue;
    const key = match[3] ?? '';
    const item = match[1] !== undefined;
    const rest = match[4]!;
    const from = line.to - rest.length;
    const keyIndent = line.indent + (item && key !== '' ? 2 : 0);
    const outside = item && key !== '' ? line.indent : keyIndent;
    if (running && outside < running.indent && !(item && key === '' && list)) flush();
    if (item && key === '' && list && line.indent < list.indent) list = undefined;
    if (/^[|>][-+0-9]*\s*(#.*)?$/.test(rest)) {
      const last = blockEnd(lines, index, keyIndent);
      const text = blockSource(source, from, lines[last]!.to, rest.startsWith('>'));
      index = last;
      if (item && key === '' && list && running) add(running, list.key, text);
      else if (starts.has(key)) running = begin(running, keyIndent, key, text);
      else if (key === 'run' || looksLikeCommand(text.text)) runShell(text, reading);
      else readString(text, key, reading);
      continue;
    }
    if (item && key === '') {
      const word = scalar(source, from, rest);
      if (list && running) add(running, list.key, word);
      else readString(word, '', reading);
      continue;
    }
    if (key === '') continue;
    noteName(source, line, key, scalar(source, from, rest), reading);
    if (key === 'workingDir' && running) running.folder = scalar(source, from, rest).text;
    if (starts.has(key)) {
      running ??= { indent: keyIndent, command: undefined, args: undefined, folder: '' };
      if (rest === '' || rest.startsWith('#')) list = { key, indent: keyIndent };
      else if (rest.startsWith('['))
        for (const word of flow(source, from, rest)) add(running, key, word);
      else running = begin(running, keyIndent, key, scalar(source, from, rest));
    } else {
      list = undefined;
      if (rest !== '') readString(scalar(source, from, rest), key, reading);
    }
  }
  flush();
}

function linesOf(text: string): Line[] {
  const out: Line[] = [];
  for (let from = 0; from <= text.length; ) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    const to =
      end - (/[ \t\r]*$/.exec(text.slice(Math.max(from, end - 200), end))?.[0].length ?? 0);
    let start = from;
    while (start < to && text[start] === ' ') start++;
    if (start < to)
      out.push({ from: start, to, indent: start - from, text: text.slice(start, to) });
    from = end + 1;
  }
  return out;
}

/** Index of the last line of a block scalar that begins on a line. */
function blockEnd(lines: readonly Line[], index: number, indent: number): number {
  let last = index;
  while (last + 1 < lines.length && lines[last + 1]!.indent > indent) last++;
  return last;
}

function begin(running: Running | undefined, indent: number, key: string, text: Source): Running {
  const value = running ?? { indent, command: undefined, args: undefined, folder: '' };
  if (key === 'args') value.args = text;
  else value.command = text;
  return value;
}

function add(running: Running, key: string, word: Source): void {
  const field = key === 'args' ? 'args' : 'command';
  const known = running[field];
  if (Array.isArray(known)) known.push(word);
  else running[field] = [word];
}

/** A scalar on one line without its quotes and the comment behind it. */
function scalar(source: Source, from: number, written: string): Source {
  const quoted = /^(["'])(.*?)\1\s*(#.*)?$/.exec(written);
  if (quoted) return slice(source, from + 1, from + 1 + quoted[2]!.length);
  const printed = /^\{\{.{0,80}?"(?=--[a-z])/.exec(source.text.slice(from, from + 200));
  if (printed) return slice(source, from + printed[0].length, from + written.length);
  const comment = written.search(/\s#/);
  const end = comment < 0 ? written.length : comment;
  return slice(source, from, from + written.slice(0, end).trimEnd().length);
}

/** The strings of a list in brackets. */
function flow(source: Source, from: number, written: string): Source[] {
  const out: Source[] = [];
  for (const match of written.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s,[\]"']+)/g)) {
    const quote = match[3] === undefined ? 1 : 0;
    const text = match[1] ?? match[2] ?? match[3]!;
    const start = from + match.index + quote;
    out.push(slice(source, start, start + text.length));
  }
  return out;
}

/** `- name: X` and `X: value` where X can be nothing but a variable. */
function noteName(source: Source, line: Line, key: string, value: Source, reading: Reading): void {
  if (key === 'name' && isClearEnvName(value.text)) referEnv(value, reading);
  if (!isClearEnvName(key)) return;
  const from = line.from + line.text.indexOf(key);
  referEnv(slice(source, from, from + key.length), reading);
}

function runShell(text: Source, reading: Reading): void {
  const inner = deeper(reading);
  if (inner) inner.embedded('sh', text, inner);
}
