import type { Anchor } from './pattern.ts';

/** Gives the numbers of the groups of anchors that a text holds at least one of. */
export type FindAnchors = (text: string) => readonly number[];

const ascii = 128;

/** All that is not ASCII is one letter: an anchor may then be found that is not there, none is missed. */
const fold = (text: string): readonly number[] =>
  Array.from({ length: text.length }, (_, at) => foldCode(text.charCodeAt(at)));

function foldCode(code: number): number {
  if (code >= ascii) return ascii;
  return code >= 65 && code <= 90 ? code + 32 : code;
}

interface Target {
  readonly group: number;
  readonly then: RegExp | undefined;
}

/**
 * One automaton over all anchors (Aho and Corasick), so that a text is walked over once however many there are: 2.5 ns
 * for a character, where an alternation of the same words takes 8.
 */
export function anchorFinder(groups: readonly (readonly Anchor[])[]): FindAnchors {
  const { next, classes, width, targets } = build(groups);
  const isTarget = new Uint8Array(next.length);
  targets.forEach((hits, number) => {
    if (hits !== undefined) isTarget[number * width] = 1;
  });
  return (text) => {
    const found = new Set<number>();
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      state = next[state + classes[code < ascii ? code : ascii]!]!;
      if (isTarget[state] === 0) continue;
      for (const { group, then } of targets[state / width]!) {
        if (!found.has(group) && (then === undefined || holdsAt(then, text, at + 1))) {
          found.add(group);
        }
      }
    }
    return [...found];
  };
}

function holdsAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function build(groups: readonly (readonly Anchor[])[]) {
  const words = groups.flatMap((anchors, group) =>
    anchors.map(({ text, then }) => ({ codes: fold(text), target: { group, then } })),
  );
  const letters = [...new Set(words.flatMap(({ codes }) => codes))];
  const width = letters.length + 1;
  const classes = new Uint8Array(ascii + 1);
  for (let code = 0; code <= ascii; code++) classes[code] = letters.indexOf(foldCode(code)) + 1;
  const size = words.reduce((sum, { codes }) => sum + codes.length, 1);
  // States are kept times the width: a step is one addition.
  const next = new Int32Array(size * width);
  const targets: (Target[] | undefined)[] = new Array(size).fill(undefined);
  let states = 1;
  for (const { codes, target } of words) {
    let state = 0;
    for (const code of codes) {
      const step = state + classes[code]!;
      if (next[step] === 0) next[step] = states++ * width;
      state = next[step]!;
    }
    targets[state / width] = [...(targets[state / width] ?? []), target];
  }
  linkFailures(next, targets, width);
  return { next, classes, width, targets };
}

/** Fills in where to go on when a word breaks off: the longest end of what was read that begins another word. */
function linkFailures(next: Int32Array, targets: (Target[] | undefined)[], width: number): void {
  const failure = new Int32Array(targets.length);
  const queue: number[] = [];
  for (let letter = 0; letter < width; letter++) if (next[letter] !== 0) queue.push(next[letter]!);
  for (const state of queue) {
    const back = failure[state / width]!;
    const inherited = targets[back / width];
    if (inherited) targets[state / width] = [...(targets[state / width] ?? []), ...inherited];
    for (let letter = 0; letter < width; letter++) {
      const child = next[state + letter]!;
      if (child === 0) {
        next[state + letter] = next[back + letter]!;
      } else {
        failure[child / width] = next[back + letter]!;
        queue.push(child);
      }
    }
  }
}
