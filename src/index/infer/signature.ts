import { readGenerics } from '../types/generics.ts';
import { resolveBounds, typeFromText } from '../types/resolve.ts';
import type { FnDef } from '../types/symbols.ts';
import { freshVar, shallow, type Type } from '../types/type.ts';
import type { TypeEnv } from '../types/type-env.ts';
import { unify } from '../types/unify.ts';
import type { Pass } from './context.ts';

interface Instance {
  readonly params: readonly Type[];
  readonly generic: readonly string[];
  readonly ret: Type;
}

/** A function's signature with fresh variables for its type parameters; closure bounds become closure types. */
export function instantiate(
  pass: Pass,
  fn: FnDef,
  outer: ReadonlyMap<string, Type>,
  self: Type | undefined,
  turbofish: readonly Type[],
): Instance {
  const { workspace } = pass.env;
  const own = readGenerics(fn.facts.generics, fn.facts.where);
  const generics = new Map(outer);
  own.forEach((param, at) => generics.set(param.name, turbofish[at] ?? freshVar()));
  const env: TypeEnv = { workspace, scope: fn.scope, generics, self };
  for (const param of own) {
    if (param.bounds === '') continue;
    const v = generics.get(param.name)!;
    for (const bound of resolveBounds(env, param.bounds)) {
      const output = bound.assoc.get('Output');
      if (output && /^(Async)?Fn(Once|Mut)?$/.test(bound.name))
        unify(v, {
          k: 'fn',
          kind: bound.name.replace('Async', '') as 'Fn',
          params: bound.args,
          ret: output,
        });
      else if (
        shallow(v).k === 'var' &&
        /^(Iterator|IntoIterator|Future|Stream|Into|AsRef)$/.test(bound.name)
      )
        generics.set(`?${param.name}`, { k: 'traits', impl: true, bounds: [bound] });
    }
  }
  const params = fn.facts.params.map((p) => typeFromText(env, p.type));
  const generic = fn.facts.params.map((p) => {
    const name = p.type.replace(/^&(?:'\w+\s*)?(?:mut\s+)?/, '').trim();
    const param = own.find((g) => g.name === name);
    // A parameter type that stands in two places must be one type: a reference in one of them would not fit.
    if (param) return standsOnce(fn, name) ? param.bounds || '?' : '';
    return p.type.includes('impl ') ? p.type : '';
  });
  const ret =
    fn.facts.ret === '' ? { k: 'tuple' as const, items: [] } : typeFromText(env, fn.facts.ret);
  return { params, generic, ret: fn.facts.async ? futureOf(ret) : ret };
}

/** Result of a function of that type: what an async one gives is a future. */
function futureOf(output: Type): Type {
  return {
    k: 'traits',
    impl: true,
    bounds: [{ def: undefined, name: 'Future', args: [], assoc: new Map([['Output', output]]) }],
  };
}

/** Names of types as often as a signature says them; counted once per function. */
const counted = new WeakMap<object, ReadonlyMap<string, number>>();

function standsOnce(fn: FnDef, name: string): boolean {
  let counts = counted.get(fn.facts);
  if (!counts) {
    const words = new Map<string, number>();
    const text = [...fn.facts.params.map((p) => p.type), fn.facts.ret].join(' ; ');
    for (const word of text.match(/[A-Za-z_]\w*/g) ?? [])
      words.set(word, (words.get(word) ?? 0) + 1);
    counts = words;
    counted.set(fn.facts, counts);
  }
  return counts.get(name) === 1;
}

/** What the context wants, put into the variables of a result; never overrides what is known. */
export function unifyResult(ret: Type, expected: Type): void {
  const r = shallow(ret);
  const e = shallow(expected);
  if (r.k === 'adt' && e.k === 'adt' && r.def === e.def) unify(r, e);
  else if (r.k === 'var' && (e.k === 'adt' || e.k === 'prim' || e.k === 'tuple')) unify(r, e);
}
