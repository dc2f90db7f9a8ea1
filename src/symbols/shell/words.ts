import { kindOf, type SyntaxTree } from '../../syntax/index.ts';
import { joined, type Part, type Source, slice } from '../text/index.ts';
import type { Piece, VariablePiece, Word } from './model.ts';

/** What the nodes of a script are read with: the tree may be of a masked text, the words are of the real one. */
export interface Page {
  readonly tree: SyntaxTree;
  readonly source: Source;
}

/** Concatenations do not nest in sane scripts. */
const deepest = 4;

/** A word of a script, in parts. `within` is the function around it. */
export function wordOf(page: Page, node: number, within: string): Word {
  const pieces: Piece[] = [];
  addPieces(page, node, within, pieces, 0);
  return { pieces };
}

function addPieces(page: Page, node: number, within: string, out: Piece[], depth: number): void {
  const { tree, source } = page;
  const from = tree.start[node]!;
  const to = tree.end[node]!;
  const kind = kindOf(tree, node);
  if (kind === 'simple_expansion' || kind === 'expansion') out.push(variable(page, node, within));
  else if (kind === 'command_substitution') out.push(output(page, node));
  else if (kind === 'raw_string') out.push(text(slice(source, from + 1, to - 1)));
  else if (kind === 'ansi_c_string') out.push(text(slice(source, from + 2, to - 1)));
  else if (kind === 'string') addParts(page, node, within, out, depth, true);
  else if (kind === 'word') out.push(text(unescaped(source, from, to, /\\(\n|.)/g)));
  else if ((kind === 'concatenation' || kind === 'command_name') && depth < deepest)
    addParts(page, node, within, out, depth + 1, false);
  else if (kind === 'translated_string') addParts(page, node, within, out, depth + 1, false);
  else if (kind === 'arithmetic_expansion' || kind === 'process_substitution')
    out.push({ kind: 'output', name: '', written: slice(source, from, to) });
  else out.push(text(slice(source, from, to)));
}

const text = (source: Source): Piece => ({ kind: 'text', source });

/** The parts of a word with what stands between them, which is text. */
function addParts(
  page: Page,
  node: number,
  within: string,
  out: Piece[],
  depth: number,
  quoted: boolean,
): void {
  const { tree, source } = page;
  const quote = quoted && /^\$?"/.exec(source.text.slice(tree.start[node], tree.start[node]! + 2));
  let at = tree.start[node]! + (quote ? quote[0].length : 0);
  const end = tree.end[node]! - (quoted ? 1 : 0);
  const gap = (to: number): void => {
    if (to > at) out.push(text(unescaped(source, at, to, /\\(["\\$`\n])/g)));
  };
  for (let child = node + 1; child < tree.next[node]!; child = tree.next[child]!) {
    if (quoted && kindOf(tree, child) === 'string_content') continue;
    gap(tree.start[child]!);
    addPieces(page, child, within, out, depth);
    at = tree.end[child]!;
  }
  gap(end);
}

function unescaped(source: Source, from: number, to: number, escapes: RegExp): Source {
  const written = source.text.slice(from, to);
  if (!written.includes('\\')) return slice(source, from, to);
  const parts: Part[] = [];
  let at = from;
  for (const match of written.matchAll(escapes)) {
    const start = from + match.index;
    parts.push({ from: at, to: start });
    at = match[1] === '\n' ? start + 2 : start + 1;
  }
  parts.push({ from: at, to });
  return joined(source, parts);
}

const braces = /^\$\{([!#]?)([A-Za-z_]\w*|[@*]|\d+)(?:\[[^\]]*\])?(:?[-+=?]|:)?/;

function variable(page: Page, node: number, within: string): Piece {
  const { tree, source } = page;
  const from = tree.start[node]!;
  const to = tree.end[node]!;
  const all = source.text.slice(from, to);
  const written = slice(source, from, to);
  const match = braces.exec(all);
  if (!match) return named(scoped(all.slice(1), within), written);
  if (match[1] !== '') return text(written);
  const name = scoped(match[2]!, within);
  const operator = match[3] ?? '';
  const rest = slice(source, from + match[0].length, to - 1);
  if (operator === ':') {
    const skip = Number.parseInt(rest.text, 10);
    return { ...named(name, written), skip: Number.isNaN(skip) ? 0 : Math.max(0, skip - 1) };
  }
  if (operator.endsWith('+')) return { ...named(name, written), instead: rest };
  if (/[-=]$/.test(operator)) return { ...named(name, written), fallback: rest };
  return named(name, written);
}

function named(name: string, written: Source): VariablePiece {
  return { kind: 'variable', name, written, fallback: null, instead: null, skip: 0 };
}

/** `$1` and `$@` mean what the function around them was called with. */
function scoped(name: string, within: string): string {
  if (name === '*') return `${within}:@`;
  return /^(\d+|@)$/.test(name) ? `${within}:${name}` : name;
}

function output(page: Page, node: number): Piece {
  const { tree, source } = page;
  const written = slice(source, tree.start[node]!, tree.end[node]!);
  const match = /^(?:\$\(|`)\s*([A-Za-z_][\w-]*)/.exec(written.text);
  return { kind: 'output', name: match ? match[1]! : '', written };
}
