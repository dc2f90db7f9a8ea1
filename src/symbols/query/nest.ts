import type { Range } from './outline.ts';

/** Ranges that lie in each other, by number in order of their start. */
export interface Nest {
  readonly ranges: readonly Range[];
  /** Number of the range around each, -1 for none. */
  readonly parent: Int32Array;
  /** The innermost range that holds an offset, -1 for none. */
  readonly innermost: (at: number) => number;
}

/** Sorts ranges of which any two are apart or one inside the other. */
export function nestOf(ranges: readonly Range[]): Nest {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || b.end - a.end);
  const parent = new Int32Array(sorted.length).fill(-1);
  const open: number[] = [];
  sorted.forEach((range, index) => {
    while (open.length > 0 && sorted[open[open.length - 1]!]!.end <= range.start) open.pop();
    parent[index] = open[open.length - 1] ?? -1;
    open.push(index);
  });
  return {
    ranges: sorted,
    parent,
    innermost: (at) => {
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle]!.start <= at) low = middle + 1;
        else high = middle;
      }
      let index = low - 1;
      while (index >= 0 && sorted[index]!.end <= at) index = parent[index]!;
      return index;
    },
  };
}
