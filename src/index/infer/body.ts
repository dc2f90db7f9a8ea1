import type { Expr, Pat } from '../body.ts';
import type { FnFacts } from '../facts.ts';
import { readGenerics } from '../types/generics.ts';
import { resolveBounds, typeFromText } from '../types/resolve.ts';
import type { Workspace } from '../types/store.ts';
import type { ImplDef, ModuleScope, TypeDef } from '../types/symbols.ts';
import { refTo, type TraitRef, type Type, unit, unknown } from '../types/type.ts';
import type { TypeEnv } from '../types/type-env.ts';
import { unify } from '../types/unify.ts';
import { type BodyTypes, declare, type Pass } from './context.ts';
import { inferExpr } from './expr.ts';
import { bindPattern } from './patterns.ts';

/** Where a function stands, for the meaning of its types. */
export interface FnPlace {
  readonly facts: FnFacts;
  readonly scope: ModuleScope;
  readonly impl: ImplDef | undefined;
  readonly trait: TypeDef | undefined;
}

/** The names types may use inside a function: its own and its impl's type parameters, and `Self`. */
function environmentOf(workspace: Workspace, place: FnPlace): TypeEnv {
  const generics = new Map<string, Type>();
  const outer = place.impl?.facts ?? place.trait?.facts;
  let env: TypeEnv = { workspace, scope: place.scope, generics, self: undefined };
  const add = (list: string, where: string): void => {
    for (const param of readGenerics(list, where)) {
      const bounds: TraitRef[] = [];
      generics.set(param.name, { k: 'param', name: param.name, bounds });
      bounds.push(...resolveBounds(env, param.bounds));
    }
  };
  if (outer) add(outer.generics, outer.where);
  if (place.impl) env = { ...env, self: typeFromText(env, place.impl.facts.self) };
  else if (place.trait) {
    const bound: TraitRef = {
      def: place.trait,
      name: place.trait.name,
      args: [],
      assoc: new Map(),
    };
    env = { ...env, self: { k: 'param', name: 'Self', bounds: [bound] } };
  }
  add(place.facts.generics, place.facts.where);
  return env;
}

/** Types and bindings of one function body. `params` are the parameter patterns in order, without `self`. */
export function inferBody(
  workspace: Workspace,
  place: FnPlace,
  params: readonly Pat[],
  body: Expr,
): BodyTypes {
  const env = environmentOf(workspace, place);
  const pass = newPass(env);
  const { facts } = place;
  const ret = facts.ret === '' ? unit : typeFromText(env, facts.ret);
  pass.returns.push(ret);
  if (facts.self !== '') {
    const self = env.self ?? unknown;
    const type =
      facts.selfType !== ''
        ? typeFromText(env, facts.selfType)
        : facts.self === 'own'
          ? self
          : refTo(self, facts.self === 'mut');
    declare(pass, 'self', 'self', facts.start, false, type);
  }
  params.forEach((pat, at) =>
    bindPattern(pass, pat, typeFromText(env, facts.params[at]?.type ?? ''), 'param'),
  );
  const type = pass.infer(body, ret);
  unify(ret, type);
  return pass;
}

/** Types of an expression outside any function, such as a constant's initialiser. */
export function inferValue(workspace: Workspace, scope: ModuleScope, value: Expr): BodyTypes {
  const pass = newPass({ workspace, scope, generics: new Map(), self: undefined });
  pass.infer(value);
  return pass;
}

function newPass(env: TypeEnv): Pass {
  const pass: Pass = {
    env,
    types: new Map(),
    uses: new Map(),
    calls: new Map(),
    steps: new Map(),
    bindings: [],
    patterns: new Map(),
    scopes: [new Map()],
    returns: [],
    breaks: [],
    infer: (expr, expected) => inferExpr(pass, expr, expected),
  };
  return pass;
}
