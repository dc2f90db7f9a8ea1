import type { Expr, NameUse, Pat } from '../body.ts';
import type { Step } from '../types/deref.ts';
import type { FoundMethod } from '../types/found-method.ts';
import type { FnDef } from '../types/symbols.ts';
import type { Type } from '../types/type.ts';
import type { TypeEnv } from '../types/type-env.ts';

/** A name that a body gives to a value. */
export interface Binding {
  readonly id: number;
  readonly name: string;
  readonly origin: 'self' | 'param' | 'let' | 'pattern' | 'for' | 'closure';
  readonly start: number;
  readonly mut: boolean;
  type: Type;
  /** The expression it was made from, for plain `let x = expr`. */
  readonly init: Expr | undefined;
}

/** What a call is known to do with its arguments. */
export interface CallInfo {
  readonly kind: 'fn' | 'method' | 'constructor' | 'closure';
  readonly fn: FnDef | undefined;
  readonly found: FoundMethod | undefined;
  /** Types of the parameters, without `self`. */
  readonly params: readonly Type[];
  /** For a generic parameter: its bounds as written, '' else. */
  readonly generic: readonly string[];
}

export interface BodyTypes {
  readonly env: TypeEnv;
  readonly types: Map<Expr, Type>;
  readonly uses: Map<Expr | NameUse, Binding>;
  readonly calls: Map<Expr, CallInfo>;
  /** How a field or method place was reached from its object. */
  readonly steps: Map<Expr, Step>;
  readonly bindings: Binding[];
  /** Bindings that a pattern makes. */
  readonly patterns: Map<Pat, Binding>;
}

/** The state of one pass over a body. */
export interface Pass extends BodyTypes {
  readonly scopes: Map<string, Binding>[];
  /** What `return` gives. */
  readonly returns: Type[];
  /** What `break` gives out of the enclosing loops. */
  readonly breaks: Type[];
  /** The type of an expression; `expected` is what its place wants. */
  readonly infer: (expr: Expr, expected?: Type) => Type;
}

/** The nearest binding of a name. */
export function findBinding(pass: Pass, name: string): Binding | undefined {
  for (let at = pass.scopes.length - 1; at >= 0; at--) {
    const found = pass.scopes[at]!.get(name);
    if (found) return found;
  }
  return undefined;
}

/** Makes a binding visible in the innermost scope. */
export function declare(
  pass: Pass,
  name: string,
  origin: Binding['origin'],
  start: number,
  mut: boolean,
  type: Type,
  init?: Expr,
): Binding {
  const binding: Binding = { id: pass.bindings.length, name, origin, start, mut, type, init };
  pass.bindings.push(binding);
  pass.scopes[pass.scopes.length - 1]!.set(name, binding);
  return binding;
}

/** Runs `work` with names of its own. */
export function inScope<T>(pass: Pass, work: () => T): T {
  pass.scopes.push(new Map());
  try {
    return work();
  } finally {
    pass.scopes.pop();
  }
}
