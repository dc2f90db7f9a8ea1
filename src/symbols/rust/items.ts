import { type Attribute, readAttributes } from './attributes.ts';
import { after, hashWord, isOpen, wordAt } from './cursor.ts';
import { type ItemKind, type Layout, layoutOf } from './item-layout.ts';
import { kinds } from './lex.ts';
import type { Tokens } from './tokens.ts';

/** An item, its parts as token indices. */
export interface Item extends Layout {
  readonly kind: ItemKind;
  readonly attributes: readonly Attribute[];
  readonly visibility: 'public' | 'crate' | 'private';
  readonly async: boolean;
  readonly start: number;
  readonly keyword: number;
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
      const layout = { name: -1, head: i + 2, body: i + 2, end: after(t, i + 2) };
      return itemOf('foreign', at, list, visibility, false, i, layout);
    }
    if (kind) {
      const layout = layoutOf(t, kind, i, stop);
      return layout && itemOf(kind, at, list, visibility, isAsync, i, layout);
    }
    if (!modifiers.has(hash)) break;
    if (hash === async) isAsync = true;
  }
  return calls && visibility === 'private' ? invocation(t, i, at, list) : undefined;
}

/** `const fn`, `const unsafe fn`, `const async fn`. */
function isModifier(t: Tokens, at: number): boolean {
  return /^(fn|unsafe|async|extern)$/.test(wordAt(t, at + 1));
}

function itemOf(
  kind: ItemKind,
  start: number,
  attributes: readonly Attribute[],
  visibility: Item['visibility'],
  isAsync: boolean,
  keyword: number,
  { name, head, body, end }: Layout,
): Item {
  return { kind, start, attributes, visibility, async: isAsync, keyword, name, head, body, end };
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
  const layout = { name: i, head: i + 2, body: i + 2, end };
  return itemOf('invoke', start, attributes, 'private', false, at, layout);
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
