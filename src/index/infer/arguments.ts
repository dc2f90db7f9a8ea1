import type { Expr } from '../body.ts';
import { shallow, type Type, unknown } from '../types/type.ts';
import { unify } from '../types/unify.ts';
import type { Pass } from './context.ts';
import { settle } from './settle.ts';

/** Infers arguments against parameter types. */
export function passArguments(pass: Pass, args: readonly Expr[], params: readonly Type[]): void {
  // Closures last: what the other arguments say fixes their parameters.
  const order = args
    .map((_, at) => at)
    .sort((a, b) => Number(args[a]!.k === 'closure') - Number(args[b]!.k === 'closure'));
  for (const at of order) {
    const param = params[at];
    const type = pass.infer(args[at]!, param);
    if (!param) continue;
    const want = shallow(param);
    const have = shallow(type);
    if (want.k === 'var') unify(want, have);
    else if (want.k === 'traits' || have.k === 'traits') linkProjections(pass, want, have);
    // Deref coercion at call sites: `&String` where `&str` is wanted is no contradiction and teaches nothing.
    else if (!(want.k === 'ref' && have.k === 'ref' && !sameHead(want.to, have.to)))
      unify(param, type);
  }
}

function sameHead(a: Type, b: Type): boolean {
  const x = shallow(a);
  const y = shallow(b);
  if (x.k === 'var' || y.k === 'var') return true;
  return x.k === y.k && (x.k !== 'adt' || y.k !== 'adt' || x.def === y.def);
}

function linkProjections(pass: Pass, want: Type, have: Type): void {
  if (want.k !== 'traits') return;
  for (const bound of want.bounds) {
    for (const [name, type] of bound.assoc) {
      if (have.k === 'traits') {
        const other = have.bounds.find((b) => b.assoc.has(name))?.assoc.get(name);
        if (other) unify(type, other);
      } else if (have.k === 'fn' && name === 'Output') unify(type, have.ret);
      else if (name === 'Item' || name === 'Output')
        unify(type, settle(pass, { k: 'proj', of: have, name }));
    }
    if (have.k === 'fn') bound.args.forEach((arg, at) => unify(arg, have.params[at] ?? unknown));
  }
}

/** A call of which nothing is known: its arguments are inferred all the same. */
export function unknownCall(pass: Pass, call: Expr, args: readonly Expr[]): Type {
  for (const arg of args) pass.infer(arg);
  pass.calls.set(call, {
    kind: 'method',
    fn: undefined,
    found: undefined,
    params: [],
    generic: [],
  });
  return unknown;
}
