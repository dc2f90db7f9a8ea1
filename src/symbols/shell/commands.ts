import { childrenOf, kindOf, textOf } from '../../syntax/index.ts';
import type { Invocation } from './model.ts';
import { note, type Position, valuesOf } from './position.ts';
import { wordOf } from './words.ts';

/** A simple command: one to start, or one that changes what the script knows (`cd`, `shift`, `set --`, `read`). */
export function addCommand(at: Position, node: number): void {
  const { tree } = at.page;
  const words: number[] = [];
  for (const child of childrenOf(tree, node)) {
    const kind = kindOf(tree, child);
    const flag = tree.text[tree.start[child]!] === '-';
    if (kind === 'variable_assignment') at.roles.set(child, 'prefix');
    if (kind === 'variable_assignment' && !flag) continue;
    if (!kind.endsWith('_redirect') && kind !== 'comment' && kind !== 'subshell') words.push(child);
  }
  words.push(...(at.late.get(node) ?? []));
  if (words.length === 0) return;
  const invocation: Invocation = {
    words: words.map((word) => wordOf(at.page, word, at.within)),
    folder: at.folder,
    within: at.within,
  };
  const name = textOf(tree, words[0]!);
  // A comment between continuation lines ends the command for the shell, not for who wrote it.
  const previous = at.script.invocations.at(-1);
  if (name.startsWith('-') && previous) {
    previous.words.push(...invocation.words);
    return;
  }
  const operand = words[1] === undefined ? '' : written(at, words[1]);
  if (name === 'cd' || name === 'pushd') at.folder = folderAfter(at.folder, operand);
  else if (name === 'shift') {
    const known = at.loops === 0 ? at.script.functions.get(at.within) : undefined;
    if (known) known.shift += /^\d+$/.test(operand) ? Number(operand) : 1;
  } else if (name === 'set' && operand === '--') {
    const rest = invocation.words.slice(2);
    valuesOf(at.script, `${at.within}:@`).push(rest);
  } else if (setters.has(name)) {
    for (const word of words.slice(1)) {
      const place = { at: tree.start[word]!, end: tree.end[word]! };
      note(at.script, { name: textOf(tree, word), ...place, role: 'local' });
    }
  } else at.script.invocations.push(invocation);
}

const setters = new Set(['read', 'mapfile', 'readarray', 'getopts']);

/** A word as the script has it: placeholders are masked in the tree. */
function written(at: Position, node: number): string {
  const { tree, source } = at.page;
  return source.text.slice(tree.start[node], tree.end[node]);
}

/** The folder after `cd`, as written; '' once a variable decides. */
function folderAfter(folder: string, operand: string): string {
  const path = operand.replace(/^(["'])(.*)\1$/, '$2').replace(/(?<=.)\/$/, '');
  if (path === '' || path === '-' || /[$`*<{]/.test(path)) return '';
  return folder === '' || /^[/~]/.test(path) ? path : `${folder}/${path}`;
}
