import { childIn, fieldOf, kindOf, type SyntaxTree, textOf } from '../../syntax/index.ts';
import type { CallEdge, ParamFacts } from '../facts.ts';
import { spentArguments } from './spent.ts';

/** Names so common in std that an edge to them says nothing about the workspace. */
const common = new Set(
  `clone into from new get set len is_empty push pop insert remove iter map and_then unwrap expect unwrap_or unwrap_or_else
  unwrap_or_default ok err ok_or ok_or_else as_ref as_mut as_str as_deref to_string to_owned to_vec collect contains contains_key
  lock read write send recv await next is_some is_none is_ok is_err Some Ok Err None filter fold any all enumerate zip default
  with_capacity extend drain take replace format fmt eq cmp hash drop spawn load store fetch_add map_err if for while match return`.split(
    /\s+/,
  ),
);

/** Functions and closures over a stream: what they call runs per item, which on the serving path means per token. */
const streamAdapters = new Set([
  'filter_map',
  'then',
  'scan',
  'for_each',
  'try_for_each',
  'inspect',
  'flat_map',
  'try_filter_map',
  'unfold',
  'map',
  'map_ok',
  'and_then',
]);

/** Names a body calls, each with the deepest place it is called from. */
export function readCalls(
  tree: SyntaxTree,
  body: number,
  copied: boolean,
  text: string,
  params: readonly ParamFacts[],
): CallEdge[] {
  const calls: Noted = new Map();
  if (copied) walkCalls(tree, body, calls, params);
  else
    for (const match of text
      .slice(tree.start[body], tree.end[body])
      .matchAll(/\b([a-z_]\w*)\s*(?:::<[^;{}()]*>)?\(/g))
      note(calls, match[1]!, 0);
  return [...calls].map(([name, { depth, spent }]) =>
    spent === 0 ? [name, depth] : [name, depth, spent],
  );
}

type Noted = Map<string, { depth: 0 | 1 | 2; spent: number }>;

/** Of several calls of one name the deepest counts, and only what all of them spend. */
function note(calls: Noted, name: string, depth: 0 | 1 | 2, spent = 0): void {
  if (common.has(name)) return;
  const old = calls.get(name);
  if (!old) calls.set(name, { depth, spent });
  else {
    if (old.depth < depth) old.depth = depth;
    old.spent &= spent;
  }
}

function walkCalls(
  tree: SyntaxTree,
  body: number,
  calls: Noted,
  params: readonly ParamFacts[],
): void {
  const stop = tree.next[body]!;
  // `once`: outside loops, closures and async blocks.
  const open: { end: number; depth: 0 | 1 | 2; once: boolean }[] = [
    { end: stop, depth: 0, once: true },
  ];
  for (let node = body + 1; node < stop; node++) {
    while (node >= open[open.length - 1]!.end) open.pop();
    const { depth, once } = open[open.length - 1]!;
    const kind = kindOf(tree, node);
    if (kind === 'call_expression') {
      const name = calledName(tree, node);
      if (name !== '')
        note(calls, name, depth, once ? spentArguments(tree, node, body, params) : 0);
    } else if (
      kind === 'for_expression' ||
      kind === 'while_expression' ||
      kind === 'loop_expression'
    ) {
      const inner = childIn(tree, node, 'body');
      if (inner >= 0)
        open.push({
          end: tree.next[inner]!,
          depth: isStreamLoop(tree, node, kind) ? 2 : depth === 2 ? 2 : 1,
          once: false,
        });
    } else if (kind === 'async_block') {
      open.push({ end: tree.next[node]!, depth, once: false });
    } else if (kind === 'closure_expression') {
      const adapter = adapterOf(tree, node, body);
      const inner =
        adapter === ''
          ? depth
          : depth === 2 || (streamAdapters.has(adapter) && overStream(tree, node))
            ? 2
            : 1;
      open.push({ end: tree.next[node]!, depth: inner, once: false });
    } else if (kind === 'token_tree') {
      const text = textOf(tree, node);
      const inStream = /\.next\(\)|\byield\b/.test(text);
      for (const match of text.matchAll(/\b([a-z_]\w*)\s*\(/g))
        note(calls, match[1]!, inStream ? 2 : depth);
    }
  }
}

function calledName(tree: SyntaxTree, call: number): string {
  let callee = childIn(tree, call, 'function');
  if (callee >= 0 && kindOf(tree, callee) === 'generic_function')
    callee = childIn(tree, callee, 'function');
  if (callee < 0) return '';
  if (kindOf(tree, callee) === 'field_expression') callee = childIn(tree, callee, 'field');
  const text = textOf(tree, callee);
  return /([A-Za-z_]\w*)$/.exec(text)?.[1] ?? '';
}

/** `while let Some(x) = stream.next().await` and `loop { ... .next().await ... }` run once per item of a stream. */
function isStreamLoop(tree: SyntaxTree, node: number, kind: string): boolean {
  if (kind === 'for_expression') return false;
  if (kind === 'while_expression') {
    const condition = childIn(tree, node, 'condition');
    return (
      condition >= 0 &&
      /\.(next|try_next|recv|message)\(\)\s*\.\s*await/.test(textOf(tree, condition))
    );
  }
  return /\.(next|try_next)\(\)\s*\.?\s*(await|=>|,)?/.test(textOf(tree, node).slice(0, 2000));
}

/** Method whose argument this closure is, '' for none. */
function adapterOf(tree: SyntaxTree, closure: number, floor: number): string {
  // In preorder the arguments node stands directly before its first child; look a little way back.
  for (let at = closure - 1; at > floor && at > closure - 400; at--) {
    if (tree.next[at]! <= closure) continue;
    if (kindOf(tree, at) === 'arguments') continue;
    return kindOf(tree, at) === 'call_expression' && fieldOf(tree, closure) === ''
      ? calledName(tree, at)
      : '';
  }
  return '';
}

function overStream(tree: SyntaxTree, closure: number): boolean {
  const before = tree.text.slice(Math.max(0, tree.start[closure]! - 160), tree.start[closure]!);
  return /stream|chunk|rx\b|Stream/i.test(before);
}
