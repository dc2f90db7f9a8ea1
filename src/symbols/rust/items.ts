import { type Attribute, readAttributes } from './attributes.ts';
import { after, closeOf, hashWord, isOpen, pastAngles, wordAt } from './cursor.ts';
import { kinds } from './lex.ts';
import type { Tokens } from './tokens.ts';

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

/** Where the parts of an item stand: token indices, -1 for none. */
export interface Item {
  readonly kind: ItemKind;
  readonly attributes: readonly Attribute[];
  readonly visibility: 'public' | 'crate' | 'private';
  readonly async: boolean;
  readonly start: number;
  readonly keyword: number;
  readonly name: number;
  /** First token behind the name: generics, parameters, a type. */
  readonly head: number;
  /** Brace or parenthesis that opens the body, the fields or the macro's arguments. */
  readonly body: number;
  /** First token behind the item. */
  readonly end: number;
}

const kindOfWord = new Map<number, ItemKind>(
  (
    [
      ['fn', 'fn'],
      ['struct', 'struct'],
      ['enum', 'enum'],
      ['union', 'union'],
      ['trait', 'trait'],
      ['impl', 'impl'],
      ['mod', 'mod'],
      ['use', 'use'],
      ['const', 'const'],
      ['static', 'static'],
      ['type', 'type'],
      ['macro_rules', 'macro'],
      ['extern', 'crate'],
    ] as const
  ).map(([word, kind]) => [hashWord(word), kind]),
);
const modifiers = new Set(['default', 'async', 'unsafe', 'auto', 'safe', 'gen'].map(hashWord));
const async = hashWord('async');
const pub = hashWord('pub');
const mut = hashWord('mut');
const ref = hashWord('ref');

/** The item that starts at `at`, undefined when none does. `calls`: a macro call counts as one. */
export function itemAt(t: Tokens, at: number, stop: number, calls: boolean): Item | undefined {
  const { list, next } = readAttributes(t, at);
  let i = next;
  let visibility: Item['visibility'] = 'private';
  if (t.kind[i] === kinds.word && t.hash[i] === pub) {
    visibility = 'public';
    i++;
    if (t.kind[i] === 40 && /^(crate|super|self|in)$/.test(wordAt(t, i + 1))) {
      visibility = wordAt(t, i + 1) === 'self' ? 'private' : 'crate';
      i = after(t, i);
    }
  }
  let isAsync = false;
  for (; t.kind[i] === kinds.word && i < stop; i++) {
    const hash = t.hash[i]!;
    const kind = kindOfWord.get(hash);
    if (kind === 'const' && isModifier(t, i)) continue;
    if (kind === 'crate' && t.kind[i + 1] === kinds.string) {
      if (t.kind[i + 2] !== 123) {
        i++;
        continue;
      }
      return {
        kind: 'foreign',
        start: at,
        attributes: list,
        visibility,
        async: false,
        keyword: i,
        name: -1,
        head: i + 2,
        body: i + 2,
        end: after(t, i + 2),
      };
    }
    if (kind)
      return finish(
        t,
        { kind, start: at, attributes: list, visibility, async: isAsync, keyword: i },
        stop,
      );
    if (!modifiers.has(hash)) break;
    if (hash === async) isAsync = true;
  }
  return calls && visibility === 'private' ? invocation(t, i, at, list) : undefined;
}

/** `const fn`, `const unsafe fn`, `const async fn`. */
function isModifier(t: Tokens, at: number): boolean {
  return /^(fn|unsafe|async|extern)$/.test(wordAt(t, at + 1));
}

function finish(
  t: Tokens,
  start: Pick<Item, 'kind' | 'start' | 'attributes' | 'visibility' | 'async' | 'keyword'>,
  stop: number,
): Item | undefined {
  let name = start.keyword + 1;
  const { kind } = start;
  if (kind === 'impl') {
    if (
      t.kind[name] !== 60 &&
      t.kind[name] !== kinds.word &&
      t.kind[name] !== 40 &&
      t.kind[name] !== 38 &&
      t.kind[name] !== 33 &&
      t.kind[name] !== kinds.path &&
      t.kind[name] !== 91 &&
      t.kind[name] !== 42
    )
      return undefined;
    const body = bodyAt(t, name, stop);
    if (t.kind[body] !== 123) return undefined;
    return { ...start, name: -1, head: name, body, end: after(t, body) };
  }
  if (kind === 'use')
    return { ...start, name: -1, head: name, body: -1, end: pastSemicolon(t, name, stop) };
  if (kind === 'macro') {
    if (t.kind[name] !== 33) return undefined;
    name++;
  }
  if (kind === 'crate' && wordAt(t, name++) !== 'crate') return undefined;
  while ((kind === 'static' || kind === 'const') && (t.hash[name] === mut || t.hash[name] === ref))
    name++;
  if (t.kind[name] !== kinds.word) return undefined;
  const head = name + 1;
  if (kind === 'const' || kind === 'static') {
    if (t.kind[head] !== 58 && t.kind[head] !== 61) return undefined;
    return { ...start, name, head, body: -1, end: pastSemicolon(t, head, stop) };
  }
  if (kind === 'union' && t.kind[head] !== 123 && t.kind[head] !== 60) return undefined;
  if (kind === 'fn' && t.kind[head] !== 40 && t.kind[head] !== 60) return undefined;
  if (kind === 'macro') return { ...start, name, head, body: head, end: after(t, head) };
  if (kind === 'type' || kind === 'crate')
    return { ...start, name, head, body: -1, end: pastSemicolon(t, head, stop) };
  const body = bodyAt(t, kind === 'struct' ? head : head, stop);
  const tuple = kind === 'struct' ? tupleAt(t, head) : -1;
  if (t.kind[body] === 123 && tuple < 0) return { ...start, name, head, body, end: after(t, body) };
  return { ...start, name, head, body: tuple, end: Math.min(pastSemicolon(t, head, stop), stop) };
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
    if (before !== 60 && before !== 44) return i;
    const next = closeOf(t, i) + 1;
    const behind = next < stop ? t.kind[next] : 0;
    if (before === 44 && behind !== 62 && behind !== 44) return i;
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

/** `thread_local! { ... }` among items. */
function invocation(
  t: Tokens,
  at: number,
  start: number,
  attributes: readonly Attribute[],
): Item | undefined {
  let i = at;
  while (t.kind[i] === kinds.word && t.kind[i + 1] === kinds.path) i += 2;
  if (t.kind[i] !== kinds.word || t.kind[i + 1] !== 33) return undefined;
  if (!isOpen(t.kind[i + 2])) return undefined;
  const close = after(t, i + 2);
  const end = t.kind[close] === 59 ? close + 1 : close;
  return {
    kind: 'invoke',
    start,
    attributes,
    visibility: 'private',
    async: false,
    keyword: at,
    name: i,
    head: i + 2,
    body: i + 2,
    end,
  };
}

/** Items of a stretch of tokens, what is none of them passed over. */
export function itemsIn(t: Tokens, from: number, stop: number): Item[] {
  const out: Item[] = [];
  for (let i = from; i < stop; ) {
    const item = itemAt(t, i, stop, true);
    if (item) out.push(item);
    i = item ? Math.max(item.end, i + 1) : after(t, i);
  }
  return out;
}
