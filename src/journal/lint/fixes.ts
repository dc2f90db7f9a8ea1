import type { Splice } from '../document/index.ts';

/** Splices of one file that a rule asks for. */
export interface Fix {
  readonly rule: string;
  readonly path: string;
  readonly splices: readonly Splice[];
}

interface Taken extends Splice {
  readonly rule: string;
}

/**
 * Chooses fixes that do not touch each other, the first ones first, each wholly or not at all. What two fixes ask for
 * alike is done once. What has to wait is found again in the next pass.
 */
export function chooseFixes<T extends Fix>(
  fixes: readonly T[],
): { readonly chosen: readonly T[]; readonly splices: ReadonlyMap<string, readonly Splice[]> } {
  const byPath = new Map<string, Taken[]>();
  const chosen = fixes.filter((fix) => {
    const taken = byPath.get(fix.path) ?? [];
    const fresh = fix.splices.filter((splice) => !taken.some((each) => isSame(each, splice)));
    const places = fresh.map((splice) => placeOf(splice, fix.rule, taken));
    if (places.includes(-1) || overlapAmong(fresh)) return false;
    for (const splice of fresh) {
      const place = placeOf(splice, fix.rule, taken);
      taken.splice(place, 0, { ...splice, rule: fix.rule });
    }
    byPath.set(fix.path, taken);
    return true;
  });
  return { chosen, splices: byPath };
}

/** Where the splice belongs among those that are sorted by place; -1: it touches one of them. */
function placeOf(splice: Splice, rule: string, taken: readonly Taken[]): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPlace(taken[middle]!, splice) <= 0) low = middle + 1;
    else high = middle;
  }
  const before = taken[low - 1];
  const after = taken[low];
  if (before !== undefined && before.end > splice.start) return -1;
  if (after !== undefined && after.start < splice.end) return -1;
  // Rows put in at one place by one rule may follow each other; of two rules neither knows of the other.
  const neighbours = [before, after].filter((each) => each?.start === splice.start);
  return neighbours.every((each) => each?.rule === rule) ? low : -1;
}

function overlapAmong(splices: readonly Splice[]): boolean {
  const sorted = [...splices].sort(byPlace);
  return sorted.some((splice, at) => at > 0 && splice.start < sorted[at - 1]!.end);
}

const byPlace = (a: Splice, b: Splice): number => a.start - b.start || a.end - b.end;

const isSame = (a: Splice, b: Splice): boolean =>
  a.start === b.start && a.end === b.end && a.text === b.text;
