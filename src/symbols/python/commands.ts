import { keywordValue, positionalNodes } from './arguments.ts';
import { f, k } from './kinds.ts';
import { literalOf } from './literals.ts';
import { addCommand, startedBy, unknownText, type Word } from './program.ts';
import { type Scope, statementScope } from './scopes.ts';
import { moduleStarted } from './shell.ts';
import { maskedText } from './shell-words.ts';
import { childIn, childrenOf, textOf } from './source.ts';
import { namedWords, ownProgram } from './takers.ts';
import type { Program, Visit } from './visit.ts';

const unknownProgram: Program = { runs: 'unknown', program: '', folder: '' };

function wordOf(visit: Visit, node: number): Word {
  const { source } = visit.reading;
  const kind = source.kind[node];
  const start = source.start[node]!;
  const end = source.end[node]!;
  if (kind === k.attribute && textOf(source, node) === 'sys.executable')
    return { text: 'python3', start, end };
  if (kind !== k.string && kind !== k.concatenated_string) return { text: unknownText, start, end };
  const literal = literalOf(source, node);
  if (literal) return { text: literal.value, start: literal.start, end: literal.end };
  const masked = maskedText(source, node);
  const lead = /^\uE001*/.exec(masked.text)![0].length;
  const text = masked.text.replaceAll('\uE001', '').replace(/\uE000+/g, unknownText);
  return { text, start: start + lead, end };
}

function variablesOf(visit: Visit): Map<string, Program> {
  const scope: Scope = statementScope(visit.scope);
  const known = visit.variables.get(scope);
  if (known) return known;
  const made = new Map<string, Program>();
  visit.variables.set(scope, made);
  return made;
}

function programHeld(visit: Visit, node: number): Program | undefined {
  const { source } = visit.reading;
  const kind = source.kind[node];
  if (kind === k.list) return visit.lists.get(node);
  if (kind !== k.identifier && kind !== k.attribute) return undefined;
  return variablesOf(visit).get(textOf(source, node));
}

/** The command that a list adds to: by what it is joined to, put into, or handed to. */
function joinedProgram(visit: Visit, node: number): Program | undefined {
  const { source } = visit.reading;
  let below = node;
  for (let at = source.parent[node]!, depth = 0; at >= 0 && depth < 8; depth++) {
    switch (source.kind[at]) {
      case k.list:
        return visit.lists.get(at);
      case k.list_splat:
      case k.parenthesized_expression:
      case k.conditional_expression:
        break;
      case k.binary_operator: {
        const left = childIn(source, at, f.left);
        const program = left === below ? undefined : leftmost(visit, left);
        if (program) return program;
        break;
      }
      case k.augmented_assignment:
        return programHeld(visit, childIn(source, at, f.left));
      case k.argument_list: {
        const callee = childIn(source, source.parent[at]!, f.function);
        if (callee < 0 || source.kind[callee] !== k.attribute) return undefined;
        const named = textOf(source, childIn(source, callee, f.attribute));
        return named === 'extend'
          ? programHeld(visit, childIn(source, callee, f.object))
          : undefined;
      }
      default:
        return undefined;
    }
    below = at;
    at = source.parent[at]!;
  }
  return undefined;
}

function leftmost(visit: Visit, node: number): Program | undefined {
  const { source } = visit.reading;
  let at = node;
  for (let depth = 0; depth < 12 && source.kind[at] === k.binary_operator; depth++)
    at = childIn(source, at, f.left);
  return programHeld(visit, at);
}

/** Remembers the command of a variable that a list is assigned to. */
function remember(visit: Visit, node: number, program: Program): void {
  const { source } = visit.reading;
  visit.lists.set(node, program);
  let at = source.parent[node]!;
  for (let levels = 0; levels < 40 && at >= 0; levels++) {
    const kind = source.kind[at];
    if (kind !== k.binary_operator && kind !== k.parenthesized_expression) break;
    at = source.parent[at]!;
  }
  if (at < 0 || source.kind[at] !== k.assignment) return;
  variablesOf(visit).set(textOf(source, childIn(source, at, f.left)), program);
}

/** `cwd="..."` of the call that a list is handed to. */
function folderOf(visit: Visit, node: number): string {
  const { source } = visit.reading;
  const list = source.parent[node]!;
  const holder = source.kind[list] === k.keyword_argument ? source.parent[list]! : list;
  if (source.kind[holder] !== k.argument_list) return '';
  const cwd = keywordValue(source, source.parent[holder]!, 'cwd');
  return literalOf(source, cwd)?.value ?? '';
}

function expectsFailure(visit: Visit): boolean {
  return visit.guards.some(({ covers }) => covers.has('call'));
}

/** Calls that declare options, ask for them or take them away. */
const notPassed =
  /(^|[._])add_.*arg(ument)?s?$|(startswith|addoption|getoption|endswith|isdisjoint|parametrize)$|(^|[._])(remove|strip|drop|has|get|find|without|unset|clear|reject|is|assert)_\w*$/;

/** True for lists that are only compared with, or that declare options. */
function isNotPassed(visit: Visit, node: number): boolean {
  const { source } = visit.reading;
  let at = source.parent[node]!;
  if (source.kind[at] === k.comparison_operator) return true;
  if (source.kind[at] === k.list_splat) at = source.parent[at]!;
  if (source.kind[at] !== k.argument_list) return false;
  const callee = childIn(source, source.parent[at]!, f.function);
  return callee >= 0 && notPassed.test(textOf(source, callee));
}

/** Notes the command that a list or tuple of arguments is. */
export function listUse(visit: Visit, node: number): void {
  const { source } = visit.reading;
  const children = childrenOf(source, node);
  if (children.length === 0 || expectsFailure(visit) || isNotPassed(visit, node)) return;
  const [head] = children;
  const splat = head !== undefined && source.kind[head] === k.list_splat;
  const held = splat ? programHeld(visit, childrenOf(source, head)[0] ?? -1) : undefined;
  const joined = held ?? joinedProgram(visit, node);
  if (joined) visit.lists.set(node, joined);
  if (!children.some((child) => isText(visit, child))) return;
  const words = children.map((child) => wordOf(visit, child));
  words.forEach((word, index) => {
    if (word.text.startsWith('-')) visit.told.add(children[index]!);
  });
  const place = { start: source.start[node]!, end: source.end[node]! };
  if (joined) {
    remember(visit, node, joined);
    return addCommand(visit, joined, words, place, false);
  }
  const started = startedBy(words, folderOf(visit, node));
  if (!started) return;
  const known = started.runs === 'python-module' || started.runs === 'python-file';
  if (!known && source.kind[node] !== k.list) return;
  if (!known && !words.some(({ text }) => /^--[A-Za-z]/.test(text))) return;
  const named = started.runs === 'executable' ? ownProgram(visit, node, started) : started;
  const { runs, program, folder } = named;
  remember(visit, node, { runs, program, folder });
  // A dotted module is a path in a string already.
  if (started.module && !started.module.text.includes('.'))
    moduleStarted(visit, started.module, false);
  const passed =
    named === started || runs !== 'unknown' ? started.passed : namedWords(visit, node, words);
  addCommand(visit, named, passed, place, false);
}

function isText(visit: Visit, node: number): boolean {
  const kind = visit.reading.source.kind[node];
  return kind === k.string || kind === k.concatenated_string;
}

/** `cmd.append("--x")`, `cmd.insert(1, "--x")`: one more option of the command. */
export function appendUse(visit: Visit, node: number, callee: number): void {
  const { source } = visit.reading;
  if (source.kind[callee] !== k.attribute || expectsFailure(visit)) return;
  const named = textOf(source, childIn(source, callee, f.attribute));
  if (named !== 'append' && named !== 'insert') return;
  const argument = positionalNodes(source, node).at(-1);
  if (argument === undefined || !isText(visit, argument)) return;
  const word = wordOf(visit, argument);
  if (!/^--[A-Za-z][\w-]*(=|$)/.test(word.text)) return;
  const program = programHeld(visit, childIn(source, callee, f.object)) ?? unknownProgram;
  const place = { start: source.start[argument]!, end: source.end[argument]! };
  visit.told.add(argument);
  addCommand(visit, program, [word], place, false);
}

const takesFlags = /cli|arg|main|run|cmd|command|exec|parse|invoke|launch|start|serve/i;

/** `run_cli("--model", name, "--x")`: options handed over one by one. */
export function flagsUse(visit: Visit, node: number, callee: string): void {
  const last = callee.slice(callee.lastIndexOf('.') + 1);
  if (!takesFlags.test(last) || notPassed.test(last) || expectsFailure(visit)) return;
  const { source } = visit.reading;
  const words: Word[] = [];
  for (const argument of positionalNodes(source, node)) {
    if (!isText(visit, argument) || visit.told.has(argument)) continue;
    const word = wordOf(visit, argument);
    if (!/^--[A-Za-z][\w-]*(=|$)/.test(word.text)) continue;
    visit.told.add(argument);
    words.push(word);
  }
  const place = { start: source.start[node]!, end: source.end[node]! };
  if (words.length > 0) addCommand(visit, unknownProgram, words, place, false);
}

/** `{"--x": value}`: options kept in a dictionary. */
export function dictionaryUse(visit: Visit, node: number): void {
  const { source } = visit.reading;
  if (expectsFailure(visit)) return;
  const words: Word[] = [];
  for (const pair of childrenOf(source, node)) {
    const key = source.kind[pair] === k.pair ? childIn(source, pair, f.key) : -1;
    if (key >= 0 && source.text.startsWith('"--', source.start[key]))
      words.push(wordOf(visit, key));
  }
  if (words.length === 0) return;
  addCommand(
    visit,
    unknownProgram,
    words,
    { start: source.start[node]!, end: source.end[node]! },
    false,
  );
}
