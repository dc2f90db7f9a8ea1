import type { Capture } from '../../syntax/index.ts';
import type { Command, Definition } from '../facts.ts';
import { argumentLists, type Found } from './argument-lists.ts';
import { captureIn } from './captures.ts';
import { commandOf } from './commands.ts';
import type { Page } from './page.ts';
import { isScript, scriptWords } from './script.ts';
import { atPath, type Uses } from './uses.ts';
import type { Values } from './values.ts';

/** Variables that the page reads, and the commands it holds. */
export interface Said {
  readonly variables: readonly Definition[];
  readonly commands: readonly Command[];
}

const variable = /^_?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const variableInText = /(?<![\w./-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w(])/g;
const metricInText = /(?<![\w$./{-])dynamo_[a-z0-9_]*[a-z0-9](?![\w./-]*\/)/g;
const modulePath = /^dynamo(?:\.[A-Za-z_]\w*)+$/;
const host = /\.(?:com|io|ai|org|net|dev|svc|local|ya?ml|json|py|sh|toml|md|txt|log)$/;

/** Reads what strings say: variables of the environment, metrics, modules of Python, commands. */
export function readStrings(page: Page, values: Values, uses: Uses): Said {
  const lists = argumentLists(page, values);
  const commands = [...lists.commands];
  const variables = lists.reads.map((word) => variableRead(page, word));
  const reads = new Set(lists.reads.map((word) => word.start));
  const silent = unspoken(page);
  for (const match of page.found('string')) {
    const literal = match[0]!;
    if (silent.has(literal.start) || literal.text.length < 4) continue;
    const text = literal.text.slice(1, -1);
    if (reads.has(literal.start)) continue;
    if (variable.test(text)) uses.add('env', text, literal, literal.start);
    else readText(page, literal, text, uses);
    // The module that a command runs is told with the command.
    if (modulePath.test(text) && !host.test(text) && !lists.taken.has(literal.start)) {
      const name = text.slice(text.lastIndexOf('.') + 1);
      uses.add('string_path', name, literal, literal.start, { target: atPath(text) });
    }
    commands.push(...commandsIn(page, literal, text, lists.taken.has(literal.start)));
  }
  return { variables, commands };
}

/** Strings that are part of the program's text rather than its data: tags and imports. */
function unspoken(page: Page): Set<number> {
  const out = new Set<number>();
  for (const match of page.found('definition.field')) {
    const tag = captureIn(match, 'tag');
    if (tag) out.add(tag.start);
  }
  for (const match of page.found('reference.import'))
    out.add(captureIn(match, 'reference.import')!.start);
  return out;
}

/** Variables and metrics within a longer text: as data where the text sets or reads them, else as prose. */
function readText(page: Page, literal: Capture, text: string, uses: Uses): void {
  if (!text.includes('_')) return;
  for (const match of text.matchAll(variableInText)) {
    const at = match.index;
    const isUse =
      text[at + match[0].length] === '=' || /\$[{(]?$/.test(text.slice(0, at).slice(-2));
    const span = page.place(literal.start + 1 + at);
    uses.add('env', match[0], span, literal.start, { doc: !isUse });
  }
  for (const match of text.matchAll(metricInText))
    uses.add('metric', match[0], page.place(literal.start + 1 + match.index), literal.start);
}

function commandsIn(page: Page, literal: Capture, text: string, taken: boolean): Command[] {
  // A word of a list is told with its list, unless it is a script.
  if (taken && !/\s/.test(text)) return [];
  const single = /^--[a-z][\w-]*=?$/.test(text);
  if (!single && !isScript(text)) return [];
  return scriptWords(text, (offset) => page.place(literal.start + 1 + offset)).flatMap(
    (words) => commandOf(words, page.test) ?? [],
  );
}

function variableRead(page: Page, { text, line, column, endLine }: Found): Definition {
  return {
    kind: 'env_var',
    name: text,
    path: text,
    owner: page.module,
    line,
    column,
    endLine,
    signature: null,
    gives: null,
    bases: [],
    open: false,
    visibility: 'public',
    test: page.test,
    deprecated: false,
    body: '',
    condition: page.condition,
  };
}
