import type { Anchor } from './pattern.ts';
import { rarestPair } from './rarity.ts';

/** Gives the numbers of the groups of anchors that a text holds at least one of. */
export type FindAnchors = (text: string) => readonly number[];

/** All that is not ASCII counts as this one letter: an anchor may then be found that is not there, none is missed. */
const beyond = 128;
const bytes = 256;

function foldCode(code: number): number {
  if (code >= beyond) return beyond;
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** An anchor, and where in it the two letters stand that tell of it. */
interface Clue {
  readonly group: number;
  readonly codes: readonly number[];
  readonly offset: number;
  readonly then: RegExp | undefined;
}

/**
 * Looks at every second pair of letters only: an anchor of three letters or more holds one of its even and one of its
 * odd pairs at such a place, and of both kinds the rarest is enough to look for. A whole journal takes 2.5 ns
 * for a letter, an alternation of the anchors 8, an automaton over them 3.3; 200 more of them add half.
 */
export function anchorFinder(groups: readonly (readonly Anchor[])[]): FindAnchors {
  const clues = cluesOf(groups);
  const isClue = new Uint8Array(bytes * bytes);
  for (const pair of clues.keys()) isClue[pair] = 1;
  return (text) => {
    const found = new Set<number>();
    for (let from = 0; from < text.length; from += buffer.length - 2) {
      const length = copy(text, from);
      for (let at = 0; at < length; at += 2) {
        const pair = buffer[at]! * bytes + buffer[at + 1]!;
        if (isClue[pair] === 1) collect(clues.get(pair)!, text, from + at, found);
      }
    }
    return [...found].sort((a, b) => a - b);
  };
}

/** Bytes are read faster than a string's letters; of letters beyond them the low half is enough for a clue. */
const buffer = Buffer.allocUnsafeSlow(64 * 1024);

/** Copies what fits of the rest of the text, a zero behind it, and gives its length. */
function copy(text: string, from: number): number {
  const size = buffer.length - 2;
  const part = text.length <= size ? text : text.slice(from, from + size);
  const length = buffer.write(part, 'latin1');
  buffer[length] = 0;
  return length;
}

function collect(clues: readonly Clue[], text: string, at: number, found: Set<number>): void {
  for (const { group, codes, offset, then } of clues) {
    const start = at - offset;
    if (!standsAt(codes, text, start) || found.has(group)) continue;
    if (then === undefined || holdsAt(then, text, start + codes.length)) found.add(group);
  }
}

function standsAt(codes: readonly number[], text: string, start: number): boolean {
  if (start < 0 || start + codes.length > text.length) return false;
  for (let at = 0; at < codes.length; at++)
    if (foldCode(text.charCodeAt(start + at)) !== codes[at]) return false;
  return true;
}

function holdsAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** The clues by their pairs of letters, in both cases. */
function cluesOf(groups: readonly (readonly Anchor[])[]): ReadonlyMap<number, readonly Clue[]> {
  const clues = new Map<number, Clue[]>();
  for (const [group, anchors] of groups.entries()) {
    for (const { text, then } of anchors) {
      const codes = Array.from({ length: text.length }, (_, at) => foldCode(text.charCodeAt(at)));
      for (const offset of [rarestPair(codes, 0), rarestPair(codes, 1)])
        for (const pair of pairsAt(codes, offset)) {
          const known = clues.get(pair) ?? [];
          known.push({ group, codes, offset, then });
          clues.set(pair, known);
        }
    }
  }
  return clues;
}

/** All pairs of bytes that may stand there: letters in both cases, any byte for what is beyond ASCII or the anchor. */
function pairsAt(codes: readonly number[], offset: number): number[] {
  const [one = [], other = []] = [offset, offset + 1].map((at) => {
    const code = codes[at] ?? beyond;
    if (code === beyond) return Array.from({ length: bytes }, (_, each) => each);
    return code >= 97 && code <= 122 ? [code, code - 32] : [code];
  });
  return one.flatMap((first) => other.map((second) => first * bytes + second));
}
