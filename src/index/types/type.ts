import type { TypeDef } from './symbols.ts';

/** A reference to a trait with its arguments and what its associated types are known to be. */
export interface TraitRef {
  readonly def: TypeDef | undefined;
  readonly name: string;
  readonly args: readonly Type[];
  readonly assoc: ReadonlyMap<string, Type>;
}

/** A type as far as it is known; `unknown` is a normal answer. */
export type Type =
  | { readonly k: 'adt'; readonly def: TypeDef; readonly args: readonly Type[] }
  | { readonly k: 'prim'; readonly name: string }
  | { readonly k: 'ref'; readonly mut: boolean; readonly to: Type }
  | { readonly k: 'ptr'; readonly to: Type }
  | { readonly k: 'tuple'; readonly items: readonly Type[] }
  | { readonly k: 'slice'; readonly of: Type }
  | { readonly k: 'array'; readonly of: Type }
  | {
      readonly k: 'fn';
      readonly params: readonly Type[];
      readonly ret: Type;
      readonly kind: 'fn' | 'Fn' | 'FnMut' | 'FnOnce' | 'closure';
    }
  | { readonly k: 'param'; readonly name: string; readonly bounds: readonly TraitRef[] }
  | { readonly k: 'traits'; readonly impl: boolean; readonly bounds: readonly TraitRef[] }
  | { readonly k: 'proj'; readonly of: Type; readonly name: string }
  | TypeVar
  | { readonly k: 'unknown' };

/** Not yet known; `is` is filled when it is found. */
export interface TypeVar {
  readonly k: 'var';
  is: Type | undefined;
  /** A literal's kind where nothing better is found. */
  readonly literal?: 'integer' | 'float';
}

export const unknown: Type = { k: 'unknown' };
export const unit: Type = { k: 'tuple', items: [] };
export const bool: Type = { k: 'prim', name: 'bool' };
/** Type of what does not return. */
export const never: Type = { k: 'prim', name: '!' };

/** A fresh variable. */
export function freshVar(literal?: 'integer' | 'float'): TypeVar {
  return literal ? { k: 'var', is: undefined, literal } : { k: 'var', is: undefined };
}

/** The type behind solved variables, outermost level only. */
export function shallow(type: Type): Type {
  let t = type;
  while (t.k === 'var') {
    if (!t.is) return t;
    t = t.is;
  }
  return t;
}

export function isUnknown(type: Type): boolean {
  const t = shallow(type);
  return t.k === 'unknown' || t.k === 'var' || t.k === 'proj';
}

export function refTo(to: Type, mut = false): Type {
  return { k: 'ref', mut, to };
}

/** References stripped. */
export function peel(type: Type): Type {
  let t = shallow(type);
  while (t.k === 'ref') t = shallow(t.to);
  return t;
}

/** The type as a Rust programmer would write it; null when its outermost part is not known. */
export function showType(type: Type, depth = 0): string | null {
  const t = shallow(type);
  const inner = (x: Type): string => (depth > 6 ? '_' : (showType(x, depth + 1) ?? '_'));
  const list = (xs: readonly Type[]): string => xs.map(inner).join(', ');
  switch (t.k) {
    case 'adt':
      return t.args.length === 0 ? t.def.name : `${t.def.name}<${list(t.args)}>`;
    case 'prim':
      return t.name;
    case 'ref': {
      const to = showType(t.to, depth);
      return to === null ? null : `&${t.mut ? 'mut ' : ''}${to}`;
    }
    case 'ptr':
      return `*const ${inner(t.to)}`;
    case 'tuple':
      return t.items.length === 1 ? `(${inner(t.items[0]!)},)` : `(${list(t.items)})`;
    case 'slice':
      return `[${inner(t.of)}]`;
    case 'array':
      return `[${inner(t.of)}; _]`;
    case 'fn':
      return `${t.kind === 'closure' ? 'closure' : t.kind}(${list(t.params)}) -> ${inner(t.ret)}`;
    case 'param':
      return t.name;
    case 'traits':
      return `${t.impl ? 'impl' : 'dyn'} ${t.bounds.map((b) => b.name).join(' + ')}`;
    case 'var':
      return t.literal === 'integer' ? 'i32' : t.literal === 'float' ? 'f64' : null;
    default:
      return null;
  }
}
