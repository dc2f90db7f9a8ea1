import type { FileEntry } from '../model/source.ts';
import type { Tree } from '../source/index.ts';
import { hashWord, wordsIn, wordsOf } from './words.ts';

/** Which files hold which words, by blob: what was read once is never read again for this. */
export interface Mentions {
  /** Learns the words of the files that are not known yet. */
  readonly learn: (tree: Tree, entries: readonly FileEntry[]) => Promise<void>;
  /**
   * Files that hold all words of at least one of the names, and those that could not be read; a hash may lie once in
   * four billion words.
   */
  readonly find: (entries: readonly FileEntry[], names: Iterable<string>) => FileEntry[];
  /** All that is known, for the cache. */
  readonly known: ReadonlyMap<string, Uint32Array>;
  /** True when something was learnt. */
  readonly grown: () => boolean;
}

/** Words by blob id; starts from what a cache kept. */
export function createMentions(known: Map<string, Uint32Array>): Mentions {
  let grown = false;
  return {
    known,
    grown: () => grown,
    learn: async (tree, entries) => {
      const fresh = entries.filter(({ blob }) => !known.has(blob));
      if (fresh.length === 0) return;
      // What has no text stays unknown, and is asked for again.
      await tree.each(fresh, (blob, text) => {
        grown = true;
        known.set(blob, wordsOf(text) ?? everyWord);
      });
    },
    find: (entries, names) => find(known, entries, names),
  };
}

/** Stands for a file of too many words: it may hold any. */
export const everyWord = new Uint32Array(0);

function find(
  known: ReadonlyMap<string, Uint32Array>,
  entries: readonly FileEntry[],
  names: Iterable<string>,
): FileEntry[] {
  const bits = new Map<number, number>();
  const needs: (readonly number[])[] = [];
  for (const name of names) {
    const words = [...new Set(wordsIn(name))];
    if (words.length > 0) needs.push(words.map((word) => bitOf(bits, hashWord(word))));
  }
  const byFirst = new Map<number, (readonly number[])[]>();
  for (const need of needs) {
    const list = byFirst.get(need[0]!);
    if (list) list.push(need);
    else byFirst.set(need[0]!, [need]);
  }
  const table = lookup(bits);
  const present = new Uint32Array(bits.size);
  let round = 0;
  return entries.filter(({ blob }) => {
    const words = known.get(blob);
    // Who reads the file learns why it has no words.
    if (!words || words === everyWord) return needs.length > 0;
    round++;
    const met: number[] = [];
    for (let at = 0; at < words.length; at++) {
      const bit = table(words[at]!);
      if (bit < 0) continue;
      present[bit] = round;
      met.push(bit);
    }
    return met.some((bit) =>
      byFirst.get(bit)?.some((need) => need.every((each) => present[each] === round)),
    );
  });
}

function bitOf(bits: Map<number, number>, hash: number): number {
  const known = bits.get(hash);
  if (known !== undefined) return known;
  bits.set(hash, bits.size);
  return bits.size - 1;
}

/** A flat table in place of the map: millions of words are asked. */
function lookup(bits: ReadonlyMap<number, number>): (hash: number) => number {
  let size = 256;
  while (size < bits.size * 8) size *= 2;
  const keys = new Uint32Array(size);
  const values = new Int32Array(size).fill(-1);
  for (const [hash, bit] of bits) {
    let slot = hash & (size - 1);
    while (values[slot]! >= 0) slot = (slot + 1) & (size - 1);
    keys[slot] = hash;
    values[slot] = bit;
  }
  return (hash) => {
    for (let slot = hash & (size - 1); values[slot]! >= 0; slot = (slot + 1) & (size - 1))
      if (keys[slot] === hash) return values[slot]!;
    return -1;
  };
}
