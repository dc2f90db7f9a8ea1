import {
  type Launch,
  type LaunchOptions,
  launchOf,
  type Reading,
  type Source,
  unknownCommand,
} from '../text/index.ts';
import { type Expansion, expanded, isOpaque } from './expand.ts';
import type { Invocation, Script, Word } from './model.ts';

/** Values of one variable that decide which program runs: more is a list that someone loops over. */
const mostPrograms = 8;

/** Calls of one function whose words are followed into it. */
const mostCalls = 200;

/** Words that one command may grow to. */
const mostWords = 2000;

/** Commands that only show their words. */
const printers = new Set(
  (
    'echo printf cat log info warn error debug test [ [[ : true false exit return kill wait trap sleep mkdir rm ls ' +
    'set unset shopt dirname basename readlink realpath date tr cut sort head tail wc chmod chown touch'
  ).split(' '),
);

/** What each command of a script starts, and flags that stand in variables no command is given. */
export function launchesOf(script: Script, reading: Reading): Launch[] {
  const { test, doc } = reading;
  const out: Launch[] = [];
  const expansion = expansionOf(script);
  for (const invocation of script.invocations) {
    const name = plainName(invocation.words[0]!);
    if (script.functions.has(name)) continue;
    if (name === 'echo' || name === 'printf') addPrinted(script, invocation);
  }
  for (const invocation of script.invocations) {
    const name = plainName(invocation.words[0]!);
    if (script.functions.has(name) || printers.has(name)) continue;
    // `(( a > 1 ))` in a script that is broken elsewhere.
    if (name.startsWith('(') || isOpaque(name)) continue;
    out.push(...variants(invocation, expansion, { folder: invocation.folder, test, doc }));
  }
  const options = { folder: '', test, doc };
  for (const [variable, values] of script.values) {
    if (expansion.used.has(variable) || variable.endsWith(':@')) continue;
    for (const words of values) {
      const launch = loneFlags(words, expansion, options);
      if (launch) out.push(launch);
    }
  }
  return out;
}

function expansionOf(script: Script): Expansion {
  const calls = new Map<string, (readonly Word[])[]>();
  for (const { words } of script.invocations) {
    const name = plainName(words[0]!);
    if (!script.functions.has(name)) continue;
    const known = calls.get(name);
    if (known && known.length < mostCalls) known.push(words.slice(1));
    else if (!known) calls.set(name, [words.slice(1)]);
  }
  const fresh = { pick: 0, widest: 0, budget: mostWords };
  return { script, calls, ...fresh, used: new Set(), active: new Set() };
}

function plainName(word: Word): string {
  const piece = word.pieces.length === 1 ? word.pieces[0]! : undefined;
  return piece?.kind === 'text' ? piece.source.text : '';
}

/** A function whose output is used: not the script itself, not its help. */
export function isPrinter(within: string): boolean {
  return within !== '' && !/usage|help|banner|log|info|error|die/i.test(within);
}

/** What a function prints is what `$(function)` stands for; help texts are no words for anyone. */
function addPrinted(script: Script, { words, within }: Invocation): void {
  if (!isPrinter(within)) return;
  const printed = words.slice(1).map((word) => ({ ...word, split: true }));
  const key = `${within}()`;
  const known = script.values.get(key);
  if (known) known[0]!.push(...printed);
  else script.values.set(key, [printed]);
}

/** A command once for each program that its variables make it start. */
function variants(
  { words }: Invocation,
  expansion: Expansion,
  options: LaunchOptions,
): readonly Launch[] {
  const first = withPick(words, words.length, 0, expansion);
  const launch = launchOf(first.words, options);
  if (first.widest <= 1) return [launch];
  const head = first.origin[launch.head] ?? words.length;
  const { widest } = withPick(words, head + 1, 0, expansion);
  const out: Launch[] = [];
  const seen = new Set<string>();
  for (let pick = 0; pick < Math.min(Math.max(widest, 1), mostPrograms); pick++) {
    const variant = launchOf(withPick(words, head + 1, pick, expansion).words, options);
    const { command, scripts } = variant;
    const places = command?.flags.map(({ line, column }) => `${line}:${column}`) ?? [];
    const key = [command?.program, ...places, ...scripts.map(({ text }) => text)].join('\n');
    if (seen.has(key)) continue;
    seen.add(key);
    out.push(variant);
  }
  return out;
}

/** The words with the `pick`-th value of each variable up to a word, and with all values from there on. */
function withPick(words: readonly Word[], upTo: number, pick: number, expansion: Expansion) {
  const out: Source[] = [];
  const origin: number[] = [];
  expansion.budget = mostWords;
  expansion.widest = 0;
  let widest = 0;
  for (const [index, word] of words.entries()) {
    expansion.pick = index < upTo ? pick : -1;
    for (const source of expanded(word, expansion)) {
      out.push(source);
      origin.push(index);
    }
    if (index < upTo) widest = expansion.widest;
  }
  return { words: out, origin, widest };
}

/** Flags that no command of the script is given: for another file's, or a program that reads the variable. */
function loneFlags(
  words: readonly Word[],
  expansion: Expansion,
  options: LaunchOptions,
): Launch | undefined {
  const given = withPick(words, 0, 0, expansion).words;
  if (!given.some((word) => word.text.startsWith('-'))) return undefined;
  const launch = launchOf(given, options);
  const { command } = launch;
  if (command && command.flags.length > 0 && /^python-/.test(command.runs)) return launch;
  const unknown = unknownCommand(given, options);
  return unknown && { command: unknown, env: [], scripts: [], head: 0 };
}
