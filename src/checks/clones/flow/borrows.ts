import { type BodyTypes, type Expr, eachChild, shallow, type Type } from '../../../index/index.ts';
import type { Place } from './graph.ts';
import { placeOf } from './place.ts';

/** True when a value of this type may hold a reference to something else; what is not known may. */
export function holdsReference(type: Type, depth = 0): boolean {
  const t = shallow(type);
  if (depth > 6) return true;
  switch (t.k) {
    case 'prim':
      return t.name === 'str';
    case 'ref':
    case 'ptr':
    case 'traits':
    case 'unknown':
    case 'proj':
      return true;
    case 'var':
      return t.literal === undefined;
    case 'tuple':
      return t.items.some((item) => holdsReference(item, depth + 1));
    case 'slice':
    case 'array':
      return holdsReference(t.of, depth + 1);
    case 'fn':
      return t.kind !== 'fn';
    case 'param':
      return false;
    case 'adt':
      if (t.def.facts.generics.includes("'") || t.def.traits.flags.has('guard')) return true;
      // A boxed trait object without a lifetime is 'static.
      return t.args.some((arg) => {
        const a = shallow(arg);
        return a.k === 'traits' ? a.impl : holdsReference(a, depth + 1);
      });
  }
}

/** True when a value of this type can be made to hold a reference by a call that changes it. */
export function mayKeepReference(type: Type): boolean {
  const t = shallow(type);
  return t.k === 'ref'
    ? mayKeepReference(t.to)
    : t.k === 'adt'
      ? holdsReference(t) || t.args.some(isTraitObject)
      : holdsReference(t);
}

function isTraitObject(type: Type): boolean {
  const t = shallow(type);
  return t.k === 'traits' || (t.k === 'adt' && t.args.some(isTraitObject));
}

/** `Box::new(|| name.len())`: inside a body a boxed closure may borrow from its surroundings. */
export function boxesBorrow(init: Expr): boolean {
  return (
    init.k === 'call' &&
    init.args.some(
      (arg) => (arg.k === 'closure' && !arg.move) || (arg.k === 'block' && arg.mode === 'async'),
    )
  );
}

/**
 * Places that the value of an expression may borrow from. `matched`: the expression is matched or bound, so a
 * place itself counts as well (a name bound by reference into it).
 */
export function borrowedBindings(
  types: BodyTypes,
  loans: ReadonlyMap<number, readonly Place[]>,
  expr: Expr,
  matched = false,
): Place[] {
  const out: Place[] = [];
  collect(types, loans, expr, matched, out, 0);
  return out;
}

function collect(
  types: BodyTypes,
  loans: ReadonlyMap<number, readonly Place[]>,
  expr: Expr,
  matched: boolean,
  out: Place[],
  depth: number,
): void {
  if (depth > 40) return;
  const down = (inner: Expr, asPlace = false): void =>
    collect(types, loans, inner, asPlace, out, depth + 1);
  const place = placeOf(types, expr);
  if (place) {
    const binding = types.bindings[place.binding]!;
    // The binding is itself a reference: what it points to is not this body's to move, only its own loans count.
    out.push(...(loans.get(binding.id) ?? []));
    if (matched) out.push(place);
    return;
  }
  switch (expr.k) {
    case 'ref':
      down(expr.of, true);
      return;
    case 'try':
    case 'cast':
      down(expr.of, matched);
      return;
    case 'await':
      down(expr.of, matched);
      return;
    case 'unary':
      if (expr.op === '*') down(expr.of, matched);
      return;
    case 'field':
      down(expr.obj, matched);
      return;
    case 'index':
      down(expr.obj, matched);
      return;
    case 'method': {
      const type = types.types.get(expr);
      if (type && !holdsReference(type)) return;
      // What comes out of `clone`, `to_owned`, `into_owned` owns itself, whatever it is.
      if (
        /^(clone|to_owned|to_vec|to_string|into_owned|cloned|copied)$/.test(expr.name) &&
        (!type || shallow(type).k !== 'ref')
      )
        return;
      down(expr.recv, types.calls.get(expr)?.fn?.facts.self !== 'own');
      // A closure that the callee runs at once is gone when it returns; a lazy iterator or future keeps it.
      const lazy = !type || shallow(type).k === 'traits' || shallow(type).k === 'unknown';
      for (const arg of expr.args) if (lazy || arg.k !== 'closure') down(arg);
      return;
    }
    case 'call': {
      const type = types.types.get(expr);
      if (type && !holdsReference(type) && !boxesBorrow(expr)) return;
      for (const arg of expr.args) down(arg);
      return;
    }
    case 'struct':
      for (const field of expr.fields) down(field.value);
      return;
    case 'tuple':
    case 'array':
      for (const item of expr.items) down(item);
      return;
    case 'if':
      down(expr.then);
      if (expr.else) down(expr.else);
      return;
    case 'match':
      for (const arm of expr.arms) down(arm.body);
      return;
    case 'block':
      if (expr.mode === 'plain' && expr.tail) down(expr.tail);
      else if (expr.mode === 'async') captured(types, expr, out, matched || depth > 0);
      return;
    case 'closure':
      if (!expr.move) captured(types, expr, out, matched || depth > 0);
      return;
    default:
      return;
  }
}

/** A closure or async block without `move` borrows what it names, as far as it does not move it. */
function captured(types: BodyTypes, expr: Expr, out: Place[], byClones: boolean): void {
  const visit = (inner: Expr): void => {
    const place = placeOf(types, inner);
    if (place) {
      if (types.bindings[place.binding]!.start < expr.start) out.push(place);
      return;
    }
    if (!byClones && inner.k === 'method' && inner.name === 'clone' && placeOf(types, inner.recv))
      return;
    if (inner.k === 'macro') {
      for (const name of inner.names) {
        const binding = types.uses.get(name);
        if (binding && binding.start < expr.start)
          out.push({ binding: binding.id, path: name.path });
      }
    }
    eachChild(inner, visit);
  };
  eachChild(expr, visit);
}
