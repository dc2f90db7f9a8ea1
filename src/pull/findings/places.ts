import { stripVTControlCharacters } from 'node:util';
import type { DiffFile } from '../../model/diff.ts';
import { normalise } from '../paths.ts';

export interface TracedPlace {
  readonly path: string;
  readonly line: number;
  /** Where in the text it was named. */
  readonly at: number;
}

/** How programs name a place: Python's traceback, pytest, Rust's panic and compiler, go test. */
const shapes: readonly RegExp[] = [
  /File "([^"\n]{1,500})", line (\d{1,7})/g,
  /panicked at (?:'[^'\n]{0,500}', )?([^\s:'"]{1,500}\.rs):(\d{1,7})/g,
  /^\s*--> ([^\s:]{1,500}):(\d{1,7})/gm,
  /^([^\s:()"']{1,500}\.py):(\d{1,7}): /gm,
  /^\s+([^\s:()"']{1,500}\.go):(\d{1,7}): /gm,
];

const mostPlaces = 2000;

/** Places of changed files that a text of a run names; what lies elsewhere, or leads out of the checkout, is none. */
export function placesIn(
  text: string,
  diff: readonly DiffFile[],
  roots: readonly string[],
): TracedPlace[] {
  const changed = new Set(diff.flatMap(({ after }) => (after === null ? [] : [after])));
  const plain = stripVTControlCharacters(text);
  const found: TracedPlace[] = [];
  for (const shape of shapes)
    for (const match of plain.matchAll(shape)) {
      if (found.length >= mostPlaces) break;
      const path = within(match[1]!, roots);
      if (path !== null && changed.has(path))
        found.push({ path, line: Number(match[2]), at: match.index });
    }
  return found.sort((a, b) => a.at - b.at);
}

/** A named path as the repository names it. */
function within(path: string, roots: readonly string[]): string | null {
  if (!path.startsWith('/')) return normalise(path);
  const root = roots.find((each) => path.startsWith(`${each.replace(/\/$/, '')}/`));
  return root === undefined ? null : normalise(path.slice(root.length));
}

/**
 * The place that a reviewer should be shown: one on an added line, else one within a hunk, else any; of equal ones the
 * last, which is the innermost of a traceback.
 */
export function bestPlace(
  places: readonly TracedPlace[],
  diff: readonly DiffFile[],
): TracedPlace | null {
  const rank = ({ path, line }: TracedPlace): number => {
    const lines =
      diff.find(({ after }) => after === path)?.hunks.flatMap((hunk) => hunk.lines) ?? [];
    const kind = lines.find((each) => each.new === line)?.kind;
    return kind === '+' ? 2 : kind === ' ' ? 1 : 0;
  };
  let best: { readonly place: TracedPlace; readonly rank: number } | null = null;
  for (const place of places.slice(-200)) {
    const own = rank(place);
    if (best === null || own >= best.rank) best = { place, rank: own };
  }
  return best?.place ?? null;
}
