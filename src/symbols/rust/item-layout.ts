import { after, hashWord, pastAngles, wordAt } from './cursor.ts';
import { kinds } from './lex.ts';
import type { Tokens } from './tokens.ts';

/** What an item is; `foreign` is a block of functions from elsewhere, `invoke` a macro call. */
export type ItemKind =
  | 'fn'
  | 'struct'
  | 'enum'
  | 'union'
  | 'trait'
  | 'impl'
  | 'mod'
  | 'use'
  | 'const'
  | 'static'
  | 'type'
  | 'macro'
  | 'crate'
  | 'foreign'
  | 'invoke';

/** Where the parts of an item behind its keyword stand: token indices, -1 for none. */
export interface Layout {
  readonly name: number;
  /** First token behind the name: generics, parameters, a type. */
  readonly head: number;
  /** Brace or parenthesis that opens the body, the fields or the macro's arguments. */
  readonly body: number;
  /** First token behind the item. */
  readonly end: number;
}

const mut = hashWord('mut');
const ref = hashWord('ref');
/** What a type may start with: `<`, `(`, `&`, `!`, `[`, `*`, `::`, a word. */
const typeStarts: ReadonlySet<number> = new Set([60, 40, 38, 33, 91, 42, kinds.path, kinds.word]);

/** Lays out the item whose keyword is `keyword`; undefined when the word is none there. */
export function layoutOf(
  t: Tokens,
  kind: ItemKind,
  keyword: number,
  stop: number,
): Layout | undefined {
  const first = keyword + 1;
  switch (kind) {
    case 'impl':
      return implementation(t, first, stop);
    case 'use':
      return { name: -1, head: first, body: -1, end: pastSemicolon(t, first, stop) };
    case 'macro':
      if (t.kind[first] !== 33 || t.kind[first + 1] !== kinds.word) return undefined;
      return { name: first + 1, head: first + 2, body: first + 2, end: after(t, first + 2) };
    case 'const':
    case 'static':
      return constant(t, first, stop);
    case 'crate':
      return wordAt(t, first) === 'crate' ? line(t, first + 1, stop) : undefined;
    case 'type':
      return line(t, first, stop);
    default:
      return container(t, kind, first, stop);
  }
}

function implementation(t: Tokens, first: number, stop: number): Layout | undefined {
  if (!typeStarts.has(t.kind[first]!)) return undefined;
  const body = bodyAt(t, first, stop);
  if (t.kind[body] !== 123) return undefined;
  return { name: -1, head: first, body, end: after(t, body) };
}

function constant(t: Tokens, first: number, stop: number): Layout | undefined {
  let name = first;
  while (t.hash[name] === mut || t.hash[name] === ref) name++;
  if (t.kind[name + 1] !== 58 && t.kind[name + 1] !== 61) return undefined;
  return line(t, name, stop);
}

/** An item with a name that ends at a semicolon. */
function line(t: Tokens, name: number, stop: number): Layout | undefined {
  if (t.kind[name] !== kinds.word) return undefined;
  return { name, head: name + 1, body: -1, end: pastSemicolon(t, name + 1, stop) };
}

/** A function, type, trait or module: it has a body, or ends at a semicolon. */
function container(t: Tokens, kind: ItemKind, name: number, stop: number): Layout | undefined {
  if (t.kind[name] !== kinds.word) return undefined;
  const head = name + 1;
  if (kind === 'union' && t.kind[head] !== 123 && t.kind[head] !== 60) return undefined;
  if (kind === 'fn' && t.kind[head] !== 40 && t.kind[head] !== 60) return undefined;
  const tuple = kind === 'struct' ? tupleAt(t, head) : -1;
  const body = tuple < 0 ? bodyAt(t, head, stop) : -1;
  if (body >= 0 && t.kind[body] === 123) return { name, head, body, end: after(t, body) };
  return { name, head, body: tuple, end: pastSemicolon(t, head, stop) };
}

/** Parenthesis of a tuple struct, -1 for none. */
function tupleAt(t: Tokens, head: number): number {
  const at = t.kind[head] === 60 ? pastAngles(t, head) : head;
  return t.kind[at] === 40 ? at : -1;
}

/** First brace outside groups, or the semicolon before it. */
function bodyAt(t: Tokens, from: number, stop: number): number {
  for (let i = from; i < stop; i = after(t, i)) {
    const kind = t.kind[i];
    if (kind === 59 || kind === 125) return i;
    if (kind !== 123) continue;
    // `Matrix<{ N }>`: a constant argument, not the body.
    const before = t.kind[i - 1];
    const behind = t.kind[after(t, i)];
    const argument = before === 60 || before === 44;
    if (!argument || (behind !== 62 && behind !== 44)) return i;
  }
  return stop;
}

function pastSemicolon(t: Tokens, from: number, stop: number): number {
  for (let i = from; i < stop; i = after(t, i)) {
    if (t.kind[i] === 59) return i + 1;
    if (t.kind[i] === 125) return i;
  }
  return stop;
}
