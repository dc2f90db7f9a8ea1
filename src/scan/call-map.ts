import type { Calls, Heat } from '../checks/clones/index.ts';
import type { FileFacts, FnFacts } from '../index/index.ts';
import { methodCall } from '../index/index.ts';
import { takesRequest } from '../model/hot-paths.ts';
import { push } from '../model/push.ts';

/** What the calls of a crate say of each function, by name; absent for one of which they say nothing. */
export type CallMap = ReadonlyMap<string, Calls>;

/** Names with more definitions than this are not followed: the call could be any of them. */
const mostDefinitions = 3;
/** Calls followed from a loop, and from the function that takes a request. */
const furthest = 4;
const furthestOfRequest = 6;

/**
 * A function called from a stream's loop runs per item, and so does what it calls; one called from a loop
 * runs more often than its caller; one called by a handler runs per request. Followed within one crate, by names
 * with few definitions.
 */
export function callsOf(files: readonly FileFacts[]): CallMap {
  const definitions = definitionsOf(files);
  const heat = new Map<string, Heat>();
  for (const level of [2, 1] as const) spread(definitions, heat, level);
  const request = reachedByRequests(definitions);
  const spent = spentParameters(definitions);
  return new Map(
    [...new Set([...heat.keys(), ...request, ...spent.keys()])].map((name) => [
      name,
      { heat: heat.get(name) ?? 0, request: request.has(name), spent: spent.get(name) ?? 0 },
    ]),
  );
}

type Definitions = ReadonlyMap<string, readonly FnFacts[]>;

function definitionsOf(files: readonly FileFacts[]): Definitions {
  const definitions = new Map<string, FnFacts[]>();
  for (const file of files) {
    const add = (fn: FnFacts): void => {
      if (fn.test || file.fileTest) return;
      push(definitions, fn.name, fn);
    };
    file.fns.forEach(add);
    for (const impl of file.impls) if (!impl.test) impl.fns.forEach(add);
    for (const type of file.types) type.fns.forEach(add);
  }
  return definitions;
}

function reachedByRequests(definitions: Definitions): Set<string> {
  const reached = new Set<string>();
  let front: string[] = [];
  for (const [name, fns] of definitions) {
    const handles = (fn: FnFacts): boolean =>
      takesRequest(
        name,
        fn.params.map((param) => param.type),
      );
    // The pipeline's one entry: it has as many definitions as there are stages.
    if (name === 'generate' || (fns.length <= mostDefinitions && fns.some(handles)))
      front.push(name);
  }
  for (const name of front) reached.add(name);
  for (let step = 1; step < furthestOfRequest && front.length > 0; step++) {
    const now = front;
    front = [];
    for (const name of now)
      for (const fn of definitions.get(name) ?? [])
        for (const [called] of fn.calls) {
          const known = definitions.get(called);
          if (!known || known.length > mostDefinitions || reached.has(called)) continue;
          reached.add(called);
          front.push(called);
        }
  }
  return reached;
}

/** Callers that a changed signature may touch. */
const mostCallers = 2;

/** Parameters whose values no caller uses again: of private functions with one definition and few callers. */
function spentParameters(definitions: Definitions): Map<string, number> {
  const callers = new Map<string, { count: number; spent: number }>();
  for (const fns of definitions.values())
    for (const fn of fns)
      for (const [name, , spent = 0] of fn.calls) {
        const known = callers.get(name);
        if (!known) callers.set(name, { count: 1, spent });
        else {
          known.count++;
          known.spent &= spent;
        }
      }
  const found = new Map<string, number>();
  for (const [name, { count, spent }] of callers) {
    const fns = definitions.get(name);
    const fn = fns?.length === 1 ? fns[0]! : undefined;
    if (!fn || fn.pub || count > mostCallers || spent === 0) continue;
    if ((fn.self !== '') === ((spent & methodCall) !== 0)) found.set(name, spent & ~methodCall);
  }
  return found;
}

function spread(definitions: Definitions, heat: Map<string, Heat>, level: 1 | 2): void {
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
