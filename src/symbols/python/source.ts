import {
  createParser,
  type LanguageParser,
  languageOf,
  type SyntaxTree,
} from '../../syntax/index.ts';
import type { Span } from '../facts.ts';
import { fieldCode, kindCode } from './kinds.ts';

/** The tree of one file as the passes read it: kinds and fields by our numbers, each node with its parent. */
export interface Source {
  readonly text: string;
  readonly size: number;
  readonly kind: Uint8Array;
  readonly field: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** First node after the subtree. */
  readonly next: Uint32Array;
  /** -1 for the root. */
  readonly parent: Int32Array;
  /** Offset at which each line starts. */
  readonly lines: readonly number[];
  readonly damaged: boolean;
}

let parser: LanguageParser | undefined;
const kindsOfTable: number[] = [];
const fieldsOfTable: number[] = [];

function prepare(tree: SyntaxTree): Omit<Source, 'lines' | 'damaged' | 'text'> {
  for (let id = kindsOfTable.length; id < tree.kinds.length; id++)
    kindsOfTable.push(kindCode(tree.kinds[id]!));
  for (let id = fieldsOfTable.length; id < tree.fields.length; id++)
    fieldsOfTable.push(fieldCode(tree.fields[id]!));
  const { size, next } = tree;
  const kind = new Uint8Array(size);
  const field = new Uint8Array(size);
  const parent = new Int32Array(size);
  let above = -1;
  for (let n = 0; n < size; n++) {
    while (above >= 0 && n >= next[above]!) above = parent[above]!;
    kind[n] = kindsOfTable[tree.kind[n]!]!;
    field[n] = fieldsOfTable[tree.field[n]!]!;
    parent[n] = above;
    if (next[n]! > n + 1) above = n;
  }
  return { size, kind, field, parent, next, start: tree.start, end: tree.end };
}

function lineStarts(text: string): number[] {
  const out = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) out.push(at + 1);
  return out;
}

/** Parses a file; undefined when the parser gave up. */
export function sourceOf(text: string): Source | undefined {
  parser ??= createParser(languageOf('python'));
  const tree = parser.parse(text, () => true);
  if (!tree) return undefined;
  return { text, lines: lineStarts(text), damaged: tree.errors.length > 0, ...prepare(tree) };
}

/** Text of a node as written. */
export function textOf(source: Source, node: number): string {
  return source.text.slice(source.start[node], source.end[node]);
}

/** First child in the given field, -1 for none. */
export function childIn(source: Source, node: number, field: number): number {
  const stop = source.next[node]!;
  for (let child = node + 1; child < stop; child = source.next[child]!)
    if (source.field[child] === field) return child;
  return -1;
}

/** First child of the given kind, -1 for none. */
export function childOfKind(source: Source, node: number, kind: number): number {
  const stop = source.next[node]!;
  for (let child = node + 1; child < stop; child = source.next[child]!)
    if (source.kind[child] === kind) return child;
  return -1;
}

/** Children of a node in source order, comments left out. */
export function childrenOf(source: Source, node: number): number[] {
  const out: number[] = [];
  const stop = source.next[node]!;
  for (let child = node + 1; child < stop; child = source.next[child]!)
    if (source.kind[child] !== comment) out.push(child);
  return out;
}

const comment = kindCode('comment');

/** Line of an offset, 1-based. */
function lineAt(source: Source, offset: number): number {
  const { lines } = source;
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** The span that starts at one offset and ends before another. */
export function spanOf(source: Source, start: number, end: number): Span {
  const line = lineAt(source, start);
  const next = source.lines[line];
  const endLine =
    next === undefined || end <= next ? line : lineAt(source, Math.max(start, end - 1));
  return { line, column: start - source.lines[line - 1]! + 1, endLine };
}
