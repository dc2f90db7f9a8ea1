import type { DiffFile, HunkLine } from '../model/diff.ts';

/** A changed line with its place in the diff. */
export interface ChangedLine {
  readonly path: string;
  /** On `side`: the new file's number for an added line, the old one's for a removed line. */
  readonly line: number;
  readonly side: 'LEFT' | 'RIGHT';
  /** The line of the new file that stands there or follows it. */
  readonly near: number;
  readonly text: string;
  /** The lines of its hunk on the same side that follow it, the nearest first; itself left out. */
  readonly following: readonly string[];
  readonly preceding: readonly string[];
}

const reach = 12;
/** Longer ones were written by programs, or to keep a pattern busy. */
const longest = 500;

/** The changed lines of a file in order, each with what stands around it on its side. */
export function changedLinesOf({ path, before, hunks }: DiffFile): ChangedLine[] {
  return hunks.flatMap(({ lines, new_start }) => {
    let next = new_start;
    const sides = {
      '+': lines.filter(({ kind }) => kind !== '-'),
      '-': lines.filter(({ kind }) => kind !== '+'),
    };
    const places = {
      '+': new Map(sides['+'].map((each, i) => [each, i])),
      '-': new Map(sides['-'].map((each, i) => [each, i])),
    };
    return lines.flatMap((each): ChangedLine[] => {
      if (each.new !== null) next = each.new;
      if (each.kind === ' ' || each.text.length > longest) return [];
      const side = sides[each.kind];
      const at = places[each.kind].get(each)!;
      const number = each.kind === '+' ? each.new : each.old;
      if (number === null) return [];
      const text = (line: HunkLine): string => line.text.slice(0, longest);
      return [
        {
          path: each.kind === '-' ? (before ?? path) : path,
          line: number,
          side: each.kind === '+' ? 'RIGHT' : 'LEFT',
          near: next,
          text: each.text,
          following: side.slice(at + 1, at + 1 + reach).map(text),
          preceding: side
            .slice(Math.max(0, at - reach), at)
            .reverse()
            .map(text),
        },
      ];
    });
  });
}

/** A word for an id: letters, digits and dashes. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '') || 'unnamed';
