import { shallow, type Type } from './type.ts';

/**
 * Makes two types equal as far as variables allow; false when their shapes contradict each other.
 * Unknown parts never contradict.
 */
export function unify(a: Type, b: Type, depth = 0): boolean {
  const x = shallow(a);
  const y = shallow(b);
  if (x === y || depth > 12) return true;
  if (x.k === 'var') {
    if (x.literal && y.k !== 'var' && y.k !== 'prim' && y.k !== 'unknown') return false;
    if (y.k === 'unknown' || y.k === 'proj') return true;
    if (y.k === 'var' && x.literal && !y.literal) y.is = x;
    else if (!occurs(x, y, 0)) x.is = y;
    return true;
  }
  if (y.k === 'var') return unify(y, x, depth);
  if (x.k === 'unknown' || y.k === 'unknown' || x.k === 'proj' || y.k === 'proj') return true;
  if (x.k === 'param' || y.k === 'param')
    return x.k === 'param' && y.k === 'param' ? x.name === y.name : true;
  if (x.k === 'traits' || y.k === 'traits') return true;
  if (x.k !== y.k) return false;
  switch (x.k) {
    case 'adt': {
      const other = y as typeof x;
      if (x.def !== other.def) return false;
      return all(x.args, other.args, depth);
    }
    case 'prim':
      return x.name === (y as typeof x).name;
    case 'ref':
      return unify(x.to, (y as typeof x).to, depth + 1);
    case 'ptr':
      return unify(x.to, (y as typeof x).to, depth + 1);
    case 'slice':
    case 'array':
      return unify(x.of, (y as typeof x).of, depth + 1);
    case 'tuple': {
      const other = y as typeof x;
      return x.items.length === other.items.length && all(x.items, other.items, depth);
    }
    case 'fn': {
      const other = y as typeof x;
      all(x.params, other.params, depth);
      unify(x.ret, other.ret, depth + 1);
      return true;
    }
    default:
      return true;
  }
}

function all(xs: readonly Type[], ys: readonly Type[], depth: number): boolean {
  let same = true;
  for (let at = 0; at < Math.min(xs.length, ys.length); at++)
    if (!unify(xs[at]!, ys[at]!, depth + 1)) same = false;
  return same;
}

function occurs(variable: Type, inside: Type, depth: number): boolean {
  const t = shallow(inside);
  if (t === variable) return true;
  if (depth > 12) return true;
  switch (t.k) {
    case 'adt':
      return t.args.some((x) => occurs(variable, x, depth + 1));
    case 'ref':
    case 'ptr':
      return occurs(variable, t.to, depth + 1);
    case 'slice':
    case 'array':
      return occurs(variable, t.of, depth + 1);
    case 'tuple':
      return t.items.some((x) => occurs(variable, x, depth + 1));
    case 'fn':
      return (
        occurs(variable, t.ret, depth + 1) || t.params.some((x) => occurs(variable, x, depth + 1))
      );
    case 'traits':
    case 'param':
      return t.bounds.some(
        (b) =>
          b.args.some((x) => occurs(variable, x, depth + 1)) ||
          [...b.assoc.values()].some((x) => occurs(variable, x, depth + 1)),
      );
    case 'proj':
      return occurs(variable, t.of, depth + 1);
    default:
      return false;
  }
}
