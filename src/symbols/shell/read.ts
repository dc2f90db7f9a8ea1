import { createParser, type LanguageParser, languageOf } from '../../syntax/index.ts';
import {
  deeper,
  define,
  isEnvName,
  masked,
  mayHoldMetrics,
  type Reading,
  readComments,
  readMentions,
  readOwnMetrics,
  refer,
  type Source,
  slice,
  spanOf,
} from '../text/index.ts';
import { collect } from './collect.ts';
import { readEnvironment } from './env.ts';
import { isPrinter, launchesOf } from './launches.ts';
import type { Heredoc, Script } from './model.ts';

let parser: LanguageParser | undefined;

/** Reads a text as a shell script: what it starts, which flags and variables it gives and takes. */
export function readShell(source: Source, reading: Reading, folder = ''): void {
  parser ??= createParser(languageOf('bash'));
  const tree = parser.parse(masked(source.text), () => true);
  if (!tree) {
    reading.found.damaged = true;
    return;
  }
  const script = collect({ tree, source }, folder);
  // A comment only looks like a command.
  if (script.damaged && !reading.doc) reading.found.damaged = true;
  readEnvironment(script, reading);
  for (const { name, from, to, open } of script.options)
    if (reading.depth === 0) define(reading, 'cli_flag', name, spanOf(source, from, to), open);
  readLaunches(script, reading, folder);
  readPrinted(script, reading);
  for (const heredoc of script.heredocs) readHeredoc(script, heredoc, reading);
  readComments(source, script.comments, reading);
  if (mayHoldMetrics(source.text) || source.text.includes('dynamo_'))
    readOwnMetrics(source, reading);
}

function readLaunches(script: Script, reading: Reading, folder: string): void {
  const inner = deeper(reading);
  const noted = new Set<string>();
  for (const { command, env, scripts } of launchesOf(script, reading)) {
    if (command) reading.found.commands.push(command);
    for (const word of env) {
      const span = spanOf(word, 0, word.text.length);
      const key = `${span.line}:${span.column}`;
      if (!isEnvName(word.text) || noted.has(key)) continue;
      noted.add(key);
      refer(reading, 'env', word.text, span);
    }
    if (inner) for (const text of scripts) readShell(text, inner, command?.folder ?? folder);
  }
}

/** What a script tells its user: help, hints. */
function readPrinted(script: Script, reading: Reading): void {
  for (const { words, within } of script.invocations) {
    const [name, ...rest] = words.map(({ pieces }) => pieces);
    const program = name?.[0]?.kind === 'text' ? name[0].source.text : '';
    if (program !== 'echo' && program !== 'printf') continue;
    if (isPrinter(within)) continue;
    for (const piece of rest.flat()) if (piece.kind === 'text') readMentions(piece.source, reading);
  }
}

function readHeredoc(script: Script, heredoc: Heredoc, reading: Reading): void {
  const inner = deeper(reading);
  if (!inner) return;
  const source = slice(script.source, heredoc.from, heredoc.to);
  const tag = tagOf(heredoc, source.text);
  if (tag === 'sh') readShell(source, inner);
  else if (tag === '' || !inner.embedded(tag, source, inner)) readMentions(source, inner);
}

/** The language of a heredoc, by the file it becomes, the program that reads it, or its own look. */
function tagOf({ target, head }: Heredoc, text: string): string {
  const ending = /\.(ya?ml|json|py|sh)$/.exec(target)?.[1];
  if (ending) return ending;
  if (/\bpython[0-9.]*\b/.test(head)) return 'python';
  if (/\bkubectl\b|\bhelm\b/.test(head)) return 'yaml';
  if (/^\s*(sudo )?(ba|z|da)?sh\b|\bssh\b|\| *(ba)?sh\b/.test(head)) return 'sh';
  if (/^#!.*sh\b/.test(text)) return 'sh';
  if (/^[ \t]*(- )?(apiVersion|kind|args|command|services):/m.test(text)) return 'yaml';
  return /^\s*\{/.test(text) ? 'json' : '';
}
