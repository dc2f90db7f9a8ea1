import { childrenOf, fieldOf, kindOf, textOf } from '../../syntax/index.ts';
import type { Position } from './position.ts';

/** A command with redirections: the text of a heredoc, and words of the command that stand behind a redirection. */
export function addHeredocs(at: Position, node: number): void {
  const { tree } = at.page;
  const body = node + 1;
  const late: number[] = [];
  let target = '';
  let heredoc = -1;
  for (const child of childrenOf(tree, node)) {
    const kind = kindOf(tree, child);
    if (kind === 'file_redirect') target = readTarget(at, child, late) || target;
    if (kind !== 'heredoc_redirect') continue;
    heredoc = child;
    for (const part of childrenOf(tree, child)) {
      if (fieldOf(tree, part) === 'argument') late.push(part);
      else if (kindOf(tree, part) === 'file_redirect')
        target = readTarget(at, part, late) || target;
    }
  }
  if (late.length > 0) at.late.set(lastCommand(at, body), late);
  if (heredoc < 0) return;
  const text = childrenOf(tree, heredoc).find((child) => kindOf(tree, child) === 'heredoc_body');
  if (text === undefined) return;
  const from = tree.start[text]!;
  const line = tree.text.lastIndexOf('\n', tree.start[heredoc]!) + 1;
  const head = tree.text.slice(line, tree.text.indexOf('\n', tree.start[heredoc]!));
  at.script.heredocs.push({ from, to: tree.end[text]!, target, head });
}

/** The first word behind `>` is the file, the others are the command's. */
function readTarget(at: Position, redirect: number, late: number[]): string {
  const { tree } = at.page;
  const words = childrenOf(tree, redirect).filter((word) => fieldOf(tree, word) === 'destination');
  late.push(...words.slice(1));
  return words[0] === undefined ? '' : textOf(tree, words[0]).replace(/["']/g, '');
}

function lastCommand(at: Position, body: number): number {
  const { tree } = at.page;
  let found = -1;
  for (let node = body; node < tree.next[body]!; node++)
    if (kindOf(tree, node) === 'command') found = node;
  return found;
}
