import type { Flow, Place } from './flow.ts';
import { type Closure, pathsOf, type Step } from './paths.ts';

/**
 * The reference answer: every path through a body is written out (loops run up to twice) and walked with the
 * rules of moves and borrows. Nothing here knows of graphs, types or syntax.
 */

interface State {
  readonly gone: Place[];
  /** What each reference or closure refers to; a loan is dead once the place was moved or changed. */
  readonly loans: Map<number, { readonly place: Place; dead: boolean }[]>;
  /** Variables inside a closure that captured by value: its own copies. */
  readonly inside: Map<number, State>;
}

const fresh = (): State => ({ gone: [], loans: new Map(), inside: new Map() });

function overlap(a: Place, b: Place): boolean {
  if (a.variable !== b.variable) return false;
  const length = Math.min(a.path.length, b.path.length);
  return a.path.slice(0, length).join('.') === b.path.slice(0, length).join('.');
}

export interface Answer {
  /** The body compiles as it is. */
  readonly valid: boolean;
  /** By site: its clone can be deleted; undefined where no path leads, so that either answer is right. */
  readonly removable: readonly (boolean | undefined)[];
}

/** The answer for each site of a body. */
export function answerFor(flow: Flow, sites: number): Answer {
  const paths = pathsOf(flow, new Map());
  const reached = new Set(paths.flatMap((path) => sitesIn(path.steps)));
  const holds = (moved: number): boolean => paths.every((path) => walk(fresh(), path.steps, moved));
  const valid = holds(-1);
  return {
    valid,
    removable: Array.from({ length: sites }, (_, site) =>
      reached.has(site) ? valid && holds(site) : undefined,
    ),
  };
}

function sitesIn(steps: readonly Step[]): number[] {
  return steps.flatMap((step) =>
    step.op === 'site' ? [step.site] : step.op === 'run' ? sitesIn(step.steps) : [],
  );
}

/** True when the steps can be taken with site `moved` as a move. */
function walk(state: State, steps: readonly Step[], moved: number): boolean {
  return steps.every((step) => take(state, step, moved));
}

function take(state: State, step: Step, moved: number): boolean {
  switch (step.op) {
    case 'declare':
    case 'assign':
      for (let at = state.gone.length - 1; at >= 0; at--)
        if (state.gone[at]!.variable === step.variable) state.gone.splice(at, 1);
      end(state, { variable: step.variable, path: [] });
      state.loans.delete(step.variable);
      return true;
    case 'lend':
      state.loans.set(step.variable, [
        ...(state.loans.get(step.variable) ?? []),
        { place: step.place, dead: false },
      ]);
      return isThere(state, step.place);
    case 'follow':
      return (state.loans.get(step.variable) ?? []).every((loan) => !loan.dead);
    case 'use':
      return isThere(state, step.place);
    case 'change':
      end(state, step.place);
      return isThere(state, step.place);
    case 'move':
      return moveOut(state, step.place);
    case 'site':
      return step.site === moved ? moveOut(state, step.place) : isThere(state, step.place);
    case 'open':
      return open(state, step.closure, moved);
    case 'run':
      return walk(state.inside.get(step.closure.id) ?? fresh(), step.steps, moved);
  }
}

const isThere = (state: State, place: Place): boolean =>
  !state.gone.some((gone) => overlap(gone, place));

function end(state: State, place: Place): void {
  for (const loans of state.loans.values())
    for (const loan of loans) if (overlap(loan.place, place)) loan.dead = true;
}

function moveOut(state: State, place: Place): boolean {
  if (!isThere(state, place)) return false;
  end(state, place);
  state.gone.push(place);
  return true;
}

interface Captured {
  readonly place: Place;
  readonly byValue: boolean;
}

/** What a closure names from outside, each place once: a place swallows its fields. */
function capturesOf(closure: Closure, moved: number): Captured[] {
  const own = new Set<number>();
  const named: Captured[] = [];
  const visit = (flow: Flow): void => {
    if ('parts' in flow) flow.parts.forEach(visit);
    else if ('body' in flow) visit(flow.body);
    else if (flow.op === 'declare' || flow.op === 'lend') own.add(flow.variable);
    if (
      flow.op === 'use' ||
      flow.op === 'change' ||
      flow.op === 'move' ||
      flow.op === 'site' ||
      flow.op === 'lend'
    ) {
      named.push({
        place: flow.place,
        byValue: flow.op === 'move' || (flow.op === 'site' && flow.site === moved),
      });
    }
  };
  visit(closure.body);
  const outer = named.filter(({ place }) => !own.has(place.variable));
  const roots = outer.filter(
    ({ place }) =>
      !outer.some(
        (other) => other.place.path.length < place.path.length && overlap(other.place, place),
      ),
  );
  return roots.map(({ place }) => ({
    place,
    byValue: closure.move || outer.some((one) => one.byValue && overlap(one.place, place)),
  }));
}

function open(state: State, closure: Closure, moved: number): boolean {
  const captured = capturesOf(closure, moved);
  state.inside.set(closure.id, fresh());
  const loans = captured
    .filter(({ byValue }) => !byValue)
    .map(({ place }) => ({ place, dead: false }));
  if (closure.holder >= 0) state.loans.set(closure.holder, loans);
  const seen = new Set<string>();
  return captured.every(({ place, byValue }) => {
    const key = `${place.variable}.${place.path.join('.')}`;
    if (seen.has(key)) return true;
    seen.add(key);
    return byValue ? moveOut(state, place) : isThere(state, place);
  });
}
