import type { Act, Flow } from './flow.ts';

export type Closure = Extract<Flow, { op: 'closure' }>;
/** `open` and `run` of a closure mark where it is made and where its body runs once. */
export type Step =
  | Act
  | { readonly op: 'open'; readonly closure: Closure }
  | { readonly op: 'run'; readonly closure: Closure; readonly steps: readonly Step[] };

export interface Path {
  readonly steps: readonly Step[];
  readonly end:
    | { readonly to: 'next' | 'return' }
    | { readonly to: 'break' | 'continue'; readonly label: number };
}

const most = 600;
const next = { to: 'next' } as const;
const ended = { to: 'return' } as const;

/** More paths than are worth walking: the body is left out. */
export class TooManyPaths extends Error {}

/** Every path through a body; `closures` remembers those that are called by name. */
export function pathsOf(flow: Flow, closures: Map<number, Closure>): Path[] {
  switch (flow.op) {
    case 'sequence':
      return flow.parts.reduce<Path[]>(
        (before, part) => follow(before, () => pathsOf(part, closures)),
        [{ steps: [], end: next }],
      );
    case 'choice':
      return flow.parts.flatMap((part) => pathsOf(part, closures));
    case 'labelled':
      return pathsOf(flow.body, closures).map((path) =>
        path.end.to === 'break' && path.end.label === flow.label ? { ...path, end: next } : path,
      );
    case 'loop':
      return loopPaths(flow, closures);
    case 'break':
    case 'continue':
      return [{ steps: [], end: { to: flow.op, label: flow.label } }];
    case 'return':
      return [{ steps: [], end: ended }];
    case 'closure':
      return closurePaths(flow, closures);
    case 'call': {
      const closure = closures.get(flow.holder)!;
      return runsOf(closure, closures).map((run) => ({
        steps: [{ op: 'follow', variable: flow.holder }, run],
        end: next,
      }));
    }
    default:
      return [{ steps: [flow], end: next }];
  }
}

function follow(before: readonly Path[], after: () => readonly Path[]): Path[] {
  if (!before.some((path) => path.end.to === 'next')) return [...before];
  const rest = after();
  const all = before.flatMap((path) =>
    path.end.to === 'next'
      ? rest.map((then) => ({ steps: [...path.steps, ...then.steps], end: then.end }))
      : [path],
  );
  if (all.length > most) throw new TooManyPaths();
  return all;
}

function loopPaths(flow: Extract<Flow, { op: 'loop' }>, closures: Map<number, Closure>): Path[] {
  const turn = pathsOf(flow.body, closures).map((path) =>
    path.end.to === 'continue' && path.end.label === flow.label ? { ...path, end: next } : path,
  );
  const out: Path[] = flow.endless ? [] : [{ steps: [], end: next }];
  let front: Path[] = [{ steps: [], end: next }];
  for (let turns = 0; turns < 2; turns++) {
    front = follow(front, () => turn);
    for (const path of front) {
      if (path.end.to === 'break' && path.end.label === flow.label)
        out.push({ ...path, end: next });
      else if (path.end.to !== 'next') out.push(path);
      // A loop that never breaks goes on for ever: what it did up to here still counts.
      else out.push(flow.endless ? { ...path, end: ended } : path);
    }
    front = front.filter((path) => path.end.to === 'next');
  }
  if (out.length > most) throw new TooManyPaths();
  return out;
}

function runsOf(closure: Closure, closures: Map<number, Closure>): Step[] {
  return pathsOf(closure.body, closures).map(({ steps }) => ({ op: 'run', closure, steps }));
}

function closurePaths(flow: Closure, closures: Map<number, Closure>): Path[] {
  const open: Step = { op: 'open', closure: flow };
  if (flow.runs === 'when called') {
    closures.set(flow.holder, flow);
    return [{ steps: [open], end: next }];
  }
  const runs = runsOf(flow, closures);
  const paths: Path[] = [{ steps: [open], end: next }];
  if (flow.runs === 'at most once')
    paths.push(...runs.map((run) => ({ steps: [open, run], end: next })));
  else
    for (const first of runs)
      paths.push(...runs.map((second) => ({ steps: [open, first, second], end: next })));
  return paths;
}
