import type { Flow, Place } from './flow.ts';
import type { Random } from './random.ts';

export type TypeName = 'String' | 'Pair' | 'Option<String>' | 'Vec<String>';

export interface Variable {
  readonly id: number;
  readonly name: string;
  readonly type: TypeName;
}

/** A place as it is written, and where it lies. */
export interface Spot {
  readonly text: string;
  readonly place: Place;
  readonly type: TypeName;
}

/** What surrounds the statement that is written next. */
export interface Surroundings {
  /** Labels that `break` and `continue` may name, innermost last. */
  readonly loops: readonly { readonly label: number; readonly plain: boolean }[];
  /** Variables with a smaller id lie outside the closure that is being written; 0 outside of closures. */
  readonly outside: number;
  /** Its body may run again: what it captured must stay. */
  readonly again: boolean;
  /** `return` and `?` leave the function. */
  readonly leaves: boolean;
  readonly awaits: boolean;
  readonly depth: number;
}

export interface Writer {
  readonly random: Random;
  readonly lines: string[];
  /** Variables by name: a shadowed one cannot be named. */
  scope: Map<string, Variable>;
  around: Surroundings;
  /** Statements left to write. */
  budget: number;
  sites: number;
  ids: number;
  /** Writes the statements of a block. */
  readonly more: (w: Writer) => Flow;
}

export function line(w: Writer, text: string): void {
  w.lines.push(`${'    '.repeat(w.around.depth)}${text}`);
}

export function newId(w: Writer): number {
  return w.ids++;
}

const names = ['x', 'y', 'z', 'u', 'v', 'w'];

/** A variable that may shadow an older one; it can be named once `show` was called. */
export function newVariable(w: Writer, type: TypeName): Variable {
  return { id: newId(w), name: w.random.pick(names), type };
}

export function show(w: Writer, variable: Variable): void {
  w.scope.set(variable.name, variable);
}

const whole = (variable: Variable): Spot => ({
  text: variable.name,
  place: { variable: variable.id, path: [] },
  type: variable.type,
});

/** Places that can be named here; of the types given, where any are given. */
export function spots(w: Writer, ...types: readonly TypeName[]): Spot[] {
  const all = [...w.scope.values()].flatMap((variable) => {
    if (variable.type !== 'Pair') return [whole(variable)];
    const field = (name: string): Spot => ({
      text: `${variable.name}.${name}`,
      place: { variable: variable.id, path: [name] },
      type: 'String',
    });
    return [whole(variable), field('a'), field('b')];
  });
  return types.length === 0 ? all : all.filter((spot) => types.includes(spot.type));
}

/** True for a variable of the closure that is being written, and everywhere outside of closures. */
export const isInside = (w: Writer, spot: Spot): boolean => spot.place.variable >= w.around.outside;

/** Mostly a moved variable is not named again; sometimes it is, which only a return or a new value makes right. */
export function forget(w: Writer, spot: Spot): void {
  if (w.random.chance(80))
    for (const [name, variable] of w.scope)
      if (variable.id === spot.place.variable) w.scope.delete(name);
}

/** The clone of a place; the mark is where its position is read later. */
export function clone(w: Writer, spot: Spot): { readonly text: string; readonly flow: Flow } {
  const site = w.sites++;
  return {
    text: `${spot.text}.\u0001${site}\u0002clone()`,
    flow: { op: 'site', place: spot.place, site },
  };
}

/** Writes a block of its own scope and gives what it does; what it moved is not named afterwards. */
export function block(w: Writer, around: Partial<Surroundings>, write: () => Flow): Flow {
  const { scope, around: before } = w;
  w.scope = new Map(scope);
  w.around = { ...before, ...around, depth: before.depth + 1 };
  const flow = write();
  const left = new Set([...w.scope.values()]);
  const shadowed = (variable: Variable): boolean =>
    w.scope.get(variable.name)?.id !== variable.id && w.scope.has(variable.name);
  for (const [name, variable] of scope)
    if (!left.has(variable) && !shadowed(variable)) scope.delete(name);
  w.scope = scope;
  w.around = before;
  return flow;
}
