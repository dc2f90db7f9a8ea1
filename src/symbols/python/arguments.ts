import type { CallArguments, Span } from '../facts.ts';
import { f, k } from './kinds.ts';
import { childIn, childrenOf, type Source, spanOf, textOf } from './source.ts';

/** The arguments in a list of nodes. */
export function countArguments(source: Source, nodes: readonly number[]): CallArguments {
  const keywords: string[] = [];
  const spans: Span[] = [];
  let positional = 0;
  let spread = false;
  let keywordSpread = false;
  for (const node of nodes) {
    const kind = source.kind[node];
    if (kind === k.keyword_argument) {
      const name = childIn(source, node, f.name);
      if (name < 0) continue;
      keywords.push(textOf(source, name));
      spans.push(spanOf(source, source.start[name]!, source.end[name]!));
    } else if (kind === k.list_splat) spread = true;
    else if (kind === k.dictionary_splat)
      keywordSpread = addKeys(source, node, keywords) || keywordSpread;
    else positional++;
  }
  const counted = { positional, keywords, spread, keywordSpread };
  // Most calls stand on one line; keys of a dictionary have no places.
  const apart =
    spans.length === keywords.length && spans.some(({ line }) => line !== spans[0]!.line);
  const below = spans.length === keywords.length && spans[0] && isBelow(source, nodes, spans[0]);
  return apart || below ? { ...counted, keywordSpans: spans } : counted;
}

/** True where the first keyword stands on another line than the parenthesis before the arguments. */
function isBelow(source: Source, nodes: readonly number[], first: Span): boolean {
  const start = source.start[nodes[0]!]!;
  const open = source.text.lastIndexOf('(', start - 1);
  return open >= 0 && spanOf(source, open, open + 1).line !== first.line;
}

/** Adds the keys of `**{"a": 1}`; true when there may be more. */
function addKeys(source: Source, node: number, keywords: string[]): boolean {
  const [inner] = childrenOf(source, node);
  if (inner === undefined || source.kind[inner] !== k.dictionary) return true;
  let more = false;
  for (const pair of childrenOf(source, inner)) {
    const key = source.kind[pair] === k.pair ? childIn(source, pair, f.key) : -1;
    const text = key >= 0 && source.kind[key] === k.string ? textOf(source, key) : '';
    const name = /^["']([A-Za-z_]\w*)["']$/.exec(text);
    if (name) keywords.push(name[1]!);
    else more = true;
  }
  return more;
}

/** Nodes of the arguments of a call. */
export function argumentNodes(source: Source, call: number): readonly number[] {
  const list = childIn(source, call, f.arguments);
  if (list < 0) return [];
  // `f(x for x in y)`: the generator stands where the list does.
  return source.kind[list] === k.argument_list ? childrenOf(source, list) : [list];
}

/** Arguments of a call. */
export function argumentsOf(source: Source, call: number): CallArguments {
  return countArguments(source, argumentNodes(source, call));
}

/** Value of a keyword argument; -1 where the call has none of that name. */
export function keywordValue(source: Source, call: number, name: string): number {
  for (const node of argumentNodes(source, call)) {
    if (source.kind[node] !== k.keyword_argument) continue;
    const key = childIn(source, node, f.name);
    if (key >= 0 && textOf(source, key) === name) return childIn(source, node, f.value);
  }
  return -1;
}

/** Arguments that are given by position and known one by one, up to the first spread. */
export function positionalNodes(source: Source, call: number): readonly number[] {
  const out: number[] = [];
  for (const node of argumentNodes(source, call)) {
    if (source.kind[node] === k.list_splat) break;
    if (source.kind[node] === k.keyword_argument || source.kind[node] === k.dictionary_splat)
      continue;
    out.push(node);
  }
  return out;
}
