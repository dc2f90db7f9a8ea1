import { nestOf } from './nest.ts';
import type { Range } from './outline.ts';

/** A name that lives in a part of a function, and what tells its value. */
export interface Local {
  readonly name: string;
  /** A place in the scope that it lives in. */
  readonly at: number;
  /** From here on the name means it. */
  readonly from: number;
  /** Its type as written, '' for none. */
  readonly type: string;
  /** A type: what it is declared as, '' for a parameter. */
  readonly declares: string;
  /** The expression it is given. */
  readonly value: Range | null;
  /** The expression whose elements it takes. */
  readonly elements: Range | null;
}

export interface Scopes {
  /** The local that a name means at an offset; undefined for a name of the file or of no one. */
  readonly find: (name: string, at: number) => Local | undefined;
  /** Some scope holds all of the range, and more. */
  readonly inside: (range: Range) => boolean;
}

/** Functions in blocks in functions: what is nested deeper is not looked for. */
const deepest = 100;

/**
 * Ties locals to the innermost scope around them; a local in no scope is a name of the file. `generics` are scopes of
 * type parameters alone: what is defined there is everyone's.
 */
export function scopesOf(
  ranges: readonly Range[],
  generics: readonly Range[],
  locals: readonly Local[],
): Scopes {
  const { ranges: sorted, parent, innermost } = nestOf([...ranges, ...generics]);
  const functions = nestOf(ranges);
  const names = sorted.map(() => new Map<string, Local[]>());
  for (const local of locals) {
    const map = names[innermost(local.at)];
    const list = map?.get(local.name);
    if (list) list.push(local);
    else map?.set(local.name, [local]);
  }
  for (const map of names) for (const list of map.values()) list.sort((a, b) => a.from - b.from);
  const known = new Set(locals.map((local) => local.name));
  return {
    inside: ({ start, end }) => {
      const scope = functions.innermost(start);
      if (scope < 0) return false;
      const own = functions.ranges[scope]!;
      return own.start !== start || own.end !== end || functions.parent[scope]! >= 0;
    },
    find: (name, at) => {
      if (!known.has(name)) return undefined;
      let scope = innermost(at);
      for (let depth = 0; scope >= 0 && depth < deepest; depth++, scope = parent[scope]!) {
        const found = lastBefore(names[scope]!.get(name) ?? none, at);
        if (found) return found;
      }
      return undefined;
    },
  };
}

const none: readonly Local[] = [];

/** The last of them that has begun at an offset. */
function lastBefore(sorted: readonly Local[], at: number): Local | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.from <= at) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}
