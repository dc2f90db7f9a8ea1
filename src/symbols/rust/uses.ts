import { after, closeOf, wordAt } from './cursor.ts';
import { kinds } from './lex.ts';
import type { Tokens } from './tokens.ts';

/** One leaf of a use tree. */
export interface Leaf {
  readonly segments: readonly string[];
  /** Name it gives, '*' for a star, '_' for none. */
  readonly as: string;
  /** Token of the last part of its path; of a star, the part before it. */
  readonly at: number;
}

/** Leaves of the use tree in [from, stop): `a::{b::C as D, e::*}` has two. */
export function leavesOf(t: Tokens, from: number, stop: number): Leaf[] {
  const out: Leaf[] = [];
  tree(t, from, stop, [], from, out, 0);
  return out;
}

function tree(
  t: Tokens,
  from: number,
  stop: number,
  prefix: readonly string[],
  prefixAt: number,
  out: Leaf[],
  depth: number,
): void {
  const segments = [...prefix];
  let last = prefixAt;
  for (let i = from; i < stop; i++) {
    const kind = t.kind[i];
    if (kind === kinds.path) {
      if (i === from && prefix.length === 0) segments.push('');
    } else if (kind === 36) {
      // `$crate`: the word behind says it.
    } else if (kind === 42) {
      out.push({ segments, as: '*', at: last });
      return;
    } else if (kind === 123) {
      if (depth < 32) branches(t, i, segments, last, out, depth);
      return;
    } else if (kind === kinds.word) {
      const word = wordAt(t, i);
      if (word === 'as') {
        out.push({ segments, as: wordAt(t, i + 1), at: last });
        return;
      }
      // `{self}` names the module itself.
      if (word !== 'self' || segments.length === 0) segments.push(word);
      last = i;
    } else break;
  }
  if (segments.length > prefix.length || last !== prefixAt)
    out.push({ segments, as: segments[segments.length - 1] ?? '', at: last });
}

function branches(
  t: Tokens,
  open: number,
  segments: readonly string[],
  at: number,
  out: Leaf[],
  depth: number,
): void {
  const close = closeOf(t, open);
  let start = open + 1;
  for (let i = start; i <= close; i = i < close ? after(t, i) : i + 1) {
    if (i !== close && t.kind[i] !== 44) continue;
    if (i > start) tree(t, start, i, segments, at, out, depth + 1);
    start = i + 1;
  }
}
