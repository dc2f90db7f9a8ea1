import { baseName, isPython } from './names.ts';
import { type Source, slice } from './source.ts';
import { envOptions, pythonRunners, shells, type Wrapper, wrappers } from './wrappers.ts';

export interface Inner {
  /** Index of the first word of the innermost program. */
  readonly at: number;
  readonly env: readonly Source[];
  readonly scripts: readonly Source[];
  /** Nothing is left to name: a script took its place, or the words ran out. */
  readonly done: boolean;
}

const assignment = /^([A-Za-z_]\w*)\+?=/;

/** Passes variables and wrappers by, to the program that all of it is about. */
export function unwrap(words: readonly Source[], from: number): Inner {
  const env: Source[] = [];
  let at = from;
  for (let rounds = 0; rounds < 12; rounds++) {
    at = passAssignments(words, at, env);
    const word = words[at];
    if (!word) return { at, env, scripts: [], done: true };
    const name = baseName(word.text);
    if (shells.has(name)) {
      const script = scriptOf(words, at + 1);
      if (script === undefined) return { at, env, scripts: [], done: false };
      if (/\s|[;&|]/.test(script.source.text))
        return { at: words.length, env, scripts: [script.source], done: true };
      at = script.at;
      continue;
    }
    if (name === 'eval') {
      const next = words[at + 1];
      if (next && /\s/.test(next.text))
        return { at: words.length, env, scripts: words.slice(at + 1), done: true };
      at++;
      continue;
    }
    const wrapper = wrappers.get(name);
    if (!wrapper) {
      const python = pythonBehind(words, at);
      if (python === at) break;
      at = python;
      continue;
    }
    const inner = passWrapper(words, at + 1, wrapper, env);
    if (inner === undefined) break;
    at = inner;
  }
  return { at, env, scripts: [], done: at >= words.length };
}

function passAssignments(words: readonly Source[], from: number, env: Source[]): number {
  let at = from;
  for (; at < words.length; at++) {
    const match = assignment.exec(words[at]!.text);
    if (!match) break;
    env.push(slice(words[at]!, 0, match[1]!.length));
  }
  return at;
}

/** Whatever it is that takes `python3 -m x` as its words: it will run it. The same index where nothing does. */
function pythonBehind(words: readonly Source[], at: number): number {
  if (isPython(words[at]!.text)) return at;
  for (let index = at + 1; index + 1 < words.length; index++)
    if (isPython(words[index]!.text) && /^-[a-zA-Z]*m$|\.py$/.test(words[index + 1]!.text))
      return index;
  return at;
}

/** The word behind `-c`, `-lc`, `-ec`; undefined when the shell reads a file. */
function scriptOf(
  words: readonly Source[],
  from: number,
): { source: Source; at: number } | undefined {
  for (let at = from; at < words.length; at++) {
    const { text } = words[at]!;
    if (!/^[-+]/.test(text)) return undefined;
    if (/^-[a-zA-Z]*c$/.test(text)) {
      const next = words[at + 1]?.text === '--' ? at + 2 : at + 1;
      const source = words[next];
      return source && { source, at: next };
    }
    if (/^[-+][a-zA-Z]*[oO]$/.test(text)) at++;
  }
  return undefined;
}

/** Index of the word behind a wrapper's own words; undefined when it starts nothing. */
export function passWrapper(
  words: readonly Source[],
  from: number,
  wrapper: Wrapper,
  env: Source[],
): number | undefined {
  let at = from;
  if (wrapper.verbs) {
    if (words[at]?.text === 'compose') at++;
    const verb = words.findIndex((word, index) => index >= at && !word.text.startsWith('-'));
    if (verb < 0 || !wrapper.verbs.has(words[verb]!.text)) return undefined;
    at = verb + 1;
  }
  if (wrapper.dashes) {
    const dashes = words.findIndex((word, index) => index >= at && word.text === '--');
    return dashes < 0 ? undefined : dashes + 1;
  }
  let own = wrapper.own ?? 0;
  for (; at < words.length; at++) {
    const { text } = words[at]!;
    if (text === '--') {
      if (own === 0) return at + 1;
      continue;
    }
    if (/^-./.test(text)) {
      if (!takesValue(words, at, wrapper)) continue;
      if (envOptions.has(text)) noteEnv(words[at + 1]!, env);
      at++;
      continue;
    }
    if (wrapper.env && assignment.test(text)) return at;
    if (own === 0) return at;
    own--;
  }
  return at;
}

function takesValue(words: readonly Source[], at: number, wrapper: Wrapper): boolean {
  const { text } = words[at]!;
  const next = words[at + 1]?.text;
  if (next === undefined || text.includes('=')) return false;
  if (wrapper.valued) return wrapper.valued.has(text);
  if (!wrapper.bare || wrapper.bare.has(text)) return false;
  return !next.startsWith('-') && !isStarter(next);
}

/** The name of a program that is known to start others: no option would have it as its value. */
function isStarter(text: string): boolean {
  const name = baseName(text);
  return isPython(text) || shells.has(name) || wrappers.has(name) || pythonRunners.has(name);
}

/** A first word that says by itself that it is a program: a known one, or a path. */
export function startsProgram(text: string): boolean {
  return isStarter(text) || /^\.{0,2}\/\S+$|\.(py|sh)$/.test(text);
}

function noteEnv(word: Source, env: Source[]): void {
  const match = /^[A-Za-z_]\w*(?==|$)/.exec(word.text);
  if (match) env.push(slice(word, 0, match[0].length));
}
