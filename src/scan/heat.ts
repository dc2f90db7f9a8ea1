import type { Heat } from '../checks/clones/index.ts';
import type { FileFacts, FnFacts } from '../index/index.ts';

/** How often each function of a crate runs, as far as its calls can be followed by name. */
export type HeatMap = ReadonlyMap<string, Heat>;

/** Names with more definitions than this are not followed: the call could be any of them. */
const mostDefinitions = 3;
/** Calls followed from a loop. */
const furthest = 4;

/**
 * A function called from a stream's loop runs per item, and so does what it calls; one called from a loop
 * runs more often than its caller. Followed within one crate, by names with few definitions.
 */
export function heatOf(files: readonly FileFacts[]): HeatMap {
  const definitions = new Map<string, FnFacts[]>();
  for (const file of files) {
    const add = (fn: FnFacts): void => {
      if (fn.test || file.fileTest) return;
      const list = definitions.get(fn.name);
      if (list) list.push(fn);
      else definitions.set(fn.name, [fn]);
    };
    file.fns.forEach(add);
    for (const impl of file.impls) if (!impl.test) impl.fns.forEach(add);
    for (const type of file.types) type.fns.forEach(add);
  }
  const heat = new Map<string, Heat>();
  for (const level of [2, 1] as const) spread(definitions, heat, level);
  return heat;
}

function spread(
  definitions: ReadonlyMap<string, readonly FnFacts[]>,
  heat: Map<string, Heat>,
  level: 1 | 2,
): void {
  let front: string[] = [];
  const warm = (name: string): void => {
    const known = definitions.get(name);
    if (!known || known.length > mostDefinitions || (heat.get(name) ?? 0) >= level) return;
    heat.set(name, level);
    front.push(name);
  };
  for (const fns of definitions.values())
    for (const fn of fns) for (const [name, depth] of fn.calls) if (depth >= level) warm(name);
  for (let step = 1; step < furthest && front.length > 0; step++) {
    const now = front;
    front = [];
    for (const name of now)
      for (const fn of definitions.get(name) ?? []) for (const [called] of fn.calls) warm(called);
  }
}
