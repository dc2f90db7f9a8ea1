import { childIn, childOfKind, textOf } from '../../syntax/index.ts';
import type { Expr, NameUse } from '../body.ts';
import { type Part, parseBlock, parseExpr, readNames, splitAtCommas } from './fragments.ts';
import type { LowerContext } from './lower-context.ts';
import { lowerSelect } from './select.ts';

/** How a macro treats its arguments; the names are those of std, tracing, tokio, futures, anyhow, serde_json, async-stream. */
const borrowing = new Set(
  `format print println eprint eprintln write writeln panic unreachable todo unimplemented assert assert_eq assert_ne debug_assert
  debug_assert_eq debug_assert_ne trace debug info warn error event span trace_span debug_span info_span warn_span error_span
  bail anyhow ensure json log format_args`.split(/\s+/),
);
const valued = new Set(
  'matches vec join try_join pin ready smallvec hashmap indexmap dbg tokio_pin maplit'.split(' '),
);
const streams = new Set(['stream', 'try_stream']);

/** A word that can be a clone; a macro without one is not opened, its names are uses. */
const maybeSite = /\b(?:clone|cloned|to_vec|clone_from)\b|[^"\s]\s*\.\s*to_(?:owned|string)\b/;

/** A macro call: opened where it holds a site or shapes the control flow, else its names as uses. */
export function lowerMacro(c: LowerContext, node: number): Expr {
  const { tree, shift } = c;
  const at = { start: tree.start[node]! + shift, end: tree.end[node]! + shift };
  const path = childIn(tree, node, 'macro');
  const name = (path < 0 ? '' : textOf(tree, path)).replace(/\s+/g, '').split('::').pop() ?? '';
  const tokens = childOfKind(tree, node, 'token_tree');
  if (tokens < 0) return { k: 'macro', name, mode: 'opaque', args: [], names: [], ...at };
  const open = tree.start[tokens]! + 1;
  const inner = tree.text.slice(open, tree.end[tokens]! - 1);
  const base = open + shift;
  if (streams.has(name)) return { ...parseBlock(c, inner, base, 'stream'), ...at };
  if (name === 'select') return lowerSelect(c, inner, base, at);
  const mode = borrowing.has(name) ? 'borrow' : valued.has(name) ? 'value' : 'opaque';
  if (mode === 'borrow' && !maybeSite.test(inner))
    return { k: 'macro', name, mode, args: [], names: readNames(inner, base), ...at };
  const args: Expr[] = [];
  const names: NameUse[] = [];
  for (const part of splitParts(inner, name)) {
    if (part.text.trim() === '') continue;
    const expr = parseExpr(c, part.text, base + part.at);
    if (expr) args.push(expr);
    if (!expr || expr.k === 'lit') names.push(...readNames(part.text, base + part.at));
  }
  return { k: 'macro', name, mode, args, names, ...at };
}

/** Arguments of a macro: split at commas, then field names, sigils and keys are cut off. */
function splitParts(text: string, name: string): Part[] {
  const parts: Part[] = [];
  for (const part of splitAtCommas(text)) {
    if (name === 'json') parts.push(...jsonValues(part));
    else parts.push(cutField(part));
  }
  return parts;
}

/** `field = %value`, `target: "x"`, `?value`: the value alone. */
function cutField(part: Part): Part {
  const match = /^\s*(?:[\w.]+\s*=(?![=>])|(?:target|parent|name)\s*:(?!:))?\s*[%?]?\s*/.exec(
    part.text,
  );
  const cut = match ? match[0].length : 0;
  return { text: part.text.slice(cut), at: part.at + cut };
}

/** Values of a JSON literal, objects and arrays opened. */
function jsonValues(part: Part): Part[] {
  const cut = /^\s*/.exec(part.text)![0].length;
  const text = part.text.slice(cut).trimEnd();
  const at = part.at + cut;
  if (
    (text.startsWith('{') && text.endsWith('}')) ||
    (text.startsWith('[') && text.endsWith(']'))
  ) {
    return splitAtCommas(text.slice(1, -1)).flatMap((inner) =>
      jsonValues({ text: inner.text, at: at + 1 + inner.at }),
    );
  }
  const key = /^(?:"(?:[^"\\]|\\.)*"|\w+)\s*:(?!:)/.exec(text);
  if (key) return jsonValues({ text: text.slice(key[0].length), at: at + key[0].length });
  return [{ text, at }];
}
