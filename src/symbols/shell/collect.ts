import { childIn, childrenOf, fieldOf, kindOf, textOf } from '../../syntax/index.ts';
import { slice } from '../text/index.ts';
import { addAssignment, addDeclaration } from './assign.ts';
import { addCommand } from './commands.ts';
import { addHeredocs } from './heredocs.ts';
import type { Script } from './model.ts';
import { addOptions } from './options.ts';
import { emptyScript, note, type Position, valuesOf } from './position.ts';
import { type Page, wordOf } from './words.ts';

interface Scope {
  readonly end: number;
  readonly folder: string;
  readonly within: string;
  readonly loops: number;
}

/** Takes a script apart, in the order in which it is written. */
export function collect(page: Page, folder: string): Script {
  const { tree, source } = page;
  const script = emptyScript(source);
  script.damaged = tree.errors.length > 0;
  const at: Position = {
    page,
    script,
    folder,
    within: '',
    loops: 0,
    roles: new Map(),
    late: new Map(),
  };
  const scopes: Scope[] = [];
  for (let node = 0; node < tree.size; node++) {
    while (scopes.length > 0 && scopes.at(-1)!.end <= node) {
      const { folder, within, loops } = scopes.pop()!;
      Object.assign(at, { folder, within, loops });
    }
    const kind = kindOf(tree, node);
    if (opensScope.has(kind)) {
      const { folder, within, loops } = at;
      scopes.push({ end: tree.next[node]!, folder, within, loops });
      if (kind === 'function_definition') enter(at, node);
      else if (kind.endsWith('_statement')) at.loops++;
    }
    visit(at, node, kind);
  }
  return script;
}

const opensScope = new Set([
  'function_definition',
  'subshell',
  'command_substitution',
  'process_substitution',
  'for_statement',
  'while_statement',
  'c_style_for_statement',
]);

function enter(at: Position, node: number): void {
  const name = childIn(at.page.tree, node, 'name');
  at.within = name < 0 ? '' : textOf(at.page.tree, name);
  at.loops = 0;
  if (at.within !== '' && !at.script.functions.has(at.within))
    at.script.functions.set(at.within, { shift: 0 });
}

function visit(at: Position, node: number, kind: string): void {
  const { tree } = at.page;
  if (kind === 'command') addCommand(at, node);
  else if (kind === 'declaration_command') addDeclaration(at, node);
  else if (kind === 'variable_assignment') addAssignment(at, node);
  else if (kind === 'redirected_statement') addHeredocs(at, node);
  else if (kind === 'case_statement') addOptions(at, node);
  else if (kind === 'for_statement') addLoop(at, node);
  else if (kind === 'unset_command') addUnset(at, node);
  else if (kind === 'comment')
    at.script.comments.push({ from: tree.start[node]!, to: tree.end[node]! });
  else if (kind === 'simple_expansion' || kind === 'expansion') {
    const match = /^\$\{?[!#]?([A-Za-z_]\w*)/.exec(textOf(tree, node));
    if (!match) return;
    const from = tree.start[node]! + match[0].length - match[1]!.length;
    at.script.reads.push({ name: match[1]!, at: from, later: at.within !== '' });
    addDefault(at, node, match[1]!);
  }
}

/** Whoever unsets a variable counts on its name. */
function addUnset(at: Position, node: number): void {
  const { tree } = at.page;
  for (const child of childrenOf(tree, node))
    if (kindOf(tree, child) === 'variable_name') {
      const place = { at: tree.start[child]!, end: tree.end[child]! };
      note(at.script, { name: textOf(tree, child), ...place, role: 'prefix' });
    }
}

/** `${X:=--flag}` gives X a value where it has none. */
function addDefault(at: Position, node: number, name: string): void {
  const { tree, source } = at.page;
  const sign = /^\$\{\w+:?=/.exec(textOf(tree, node));
  if (!sign) return;
  const value = slice(source, tree.start[node]! + sign[0].length, tree.end[node]! - 1);
  if (/[$`]/.test(value.text)) return;
  valuesOf(at.script, name).push([{ pieces: [{ kind: 'text', source: value }], split: true }]);
}

function addLoop(at: Position, node: number): void {
  const { tree } = at.page;
  const name = childIn(tree, node, 'variable');
  if (name < 0) return;
  const place = { at: tree.start[name]!, end: tree.start[name]! };
  note(at.script, { name: textOf(tree, name), ...place, role: 'local' });
  for (const child of childrenOf(tree, node))
    if (fieldOf(tree, child) === 'value')
      valuesOf(at.script, textOf(tree, name)).push([wordOf(at.page, child, at.within)]);
}
