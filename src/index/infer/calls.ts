import type { Expr, ExprOf } from '../body.ts';
import { parseTypeText, type Segment } from '../types/ast.ts';
import { readGenerics } from '../types/generics.ts';
import { autoderef, type FoundMethod, findAssociated, findMethod } from '../types/lookup.ts';
import { resolvePath } from '../types/paths.ts';
import {
  attributeType,
  project,
  resolveBounds,
  resolveType,
  type TypeEnv,
  traitGenerics,
  typeFromText,
  withArgs,
} from '../types/resolve.ts';
import type { FnDef, TypeDef } from '../types/symbols.ts';
import { freshVar, isUnknown, refTo, shallow, type Type, unknown } from '../types/type.ts';
import { unify } from '../types/unify.ts';
import { type CallInfo, findBinding, type Pass } from './context.ts';
import { itemOf, outputOf } from './iterate.ts';
import { specialMethod } from './special.ts';

/** Result of a function of that type: what an async one gives is a future. */
function futureOf(output: Type): Type {
  return {
    k: 'traits',
    impl: true,
    bounds: [{ def: undefined, name: 'Future', args: [], assoc: new Map([['Output', output]]) }],
  };
}

interface Instance {
  readonly params: readonly Type[];
  readonly generic: readonly string[];
  readonly ret: Type;
}

/** A function's signature with fresh variables for its type parameters; closure bounds become closure types. */
function instantiate(
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

/** Infers arguments against parameter types. */
function passArguments(pass: Pass, args: readonly Expr[], params: readonly Type[]): void {
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

/** Projections whose owner has become known since, replaced. */
export function settle(pass: Pass, type: Type, depth = 0): Type {
  const t = shallow(type);
  if (depth > 8) return t;
  const again = (x: Type): Type => settle(pass, x, depth + 1);
  switch (t.k) {
    case 'proj': {
      const of = again(t.of);
      if (of.k === 'var' || of.k === 'proj') return t;
      return projectAgain(pass, of, t.name);
    }
    case 'adt':
      return t.args.some(hasProjection) ? { ...t, args: t.args.map(again) } : t;
    case 'ref':
      return hasProjection(t.to) ? { ...t, to: again(t.to) } : t;
    case 'tuple':
      return t.items.some(hasProjection) ? { ...t, items: t.items.map(again) } : t;
    case 'slice':
    case 'array':
      return hasProjection(t.of) ? { ...t, of: again(t.of) } : t;
    case 'traits': {
      const open = t.bounds.some((b) => [...b.assoc.values()].some(hasProjection));
      if (!open) return t;
      return {
        ...t,
        bounds: t.bounds.map((b) => ({
          ...b,
          assoc: new Map([...b.assoc].map(([k, v]) => [k, again(v)])),
        })),
      };
    }
    default:
      return t;
  }
}

function projectAgain(pass: Pass, of: Type, name: string): Type {
  if (name === 'Item') return itemOf(pass.env.workspace, of) ?? unknown;
  if (name === 'Output')
    return outputOf(pass.env.workspace, of) ?? project(pass.env.workspace, of, name);
  return project(pass.env.workspace, of, name);
}

function hasProjection(type: Type): boolean {
  const t = shallow(type);
  switch (t.k) {
    case 'proj':
      return true;
    case 'adt':
      return t.args.some(hasProjection);
    case 'ref':
      return hasProjection(t.to);
    case 'tuple':
      return t.items.some(hasProjection);
    case 'slice':
    case 'array':
      return hasProjection(t.of);
    case 'traits':
      return t.bounds.some((b) =>
        [...b.assoc.values()].some((x) => x.k === 'proj' || hasProjection(x)),
      );
    default:
      return false;
  }
}

/** Type of a method call. */
export function inferMethod(pass: Pass, call: ExprOf<'method'>, expected: Type | undefined): Type {
  const receiver = settle(pass, pass.infer(call.recv));
  const special = specialMethod(pass, call, receiver, expected);
  if (special) return special;
  const found =
    isUnknown(receiver) && shallow(receiver).k !== 'var'
      ? undefined
      : findMethod(pass.env.workspace, receiver, call.name, pass.env.scope);
  if (!found) return unknownCall(pass, call, call.args);
  pass.steps.set(call, found.step);
  const type = finish(pass, call, call.args, found, call.turbofish, expected);
  if (call.name === 'collect') linkCollected(pass, type, itemOf(pass.env.workspace, receiver));
  return type;
}

/** `collect` fills the container that the context names with the iterator's items. */
function linkCollected(pass: Pass, into: Type, item: Type | undefined): void {
  const t = shallow(into);
  if (!item || t.k !== 'adt') return;
  const i = shallow(item);
  if ((t.def.name === 'Result' || t.def.name === 'Option') && i.k === 'adt' && i.def === t.def) {
    linkCollected(pass, t.args[0] ?? unknown, i.args[0]);
    if (t.args[1] && i.args[1]) unify(t.args[1], i.args[1]);
    return;
  }
  const holds = attributeType(pass.env.workspace, t, 'iter');
  if (holds) unify(holds, item);
}

function finish(
  pass: Pass,
  call: Expr,
  args: readonly Expr[],
  found: FoundMethod,
  turbofish: string,
  expected: Type | undefined,
): Type {
  const written = turbofish === '' ? [] : typeArguments(pass, turbofish);
  const instance = instantiate(pass, found.fn, found.generics, found.self, written);
  if (expected && shallow(instance.ret).k !== 'traits') unifyResult(instance.ret, expected);
  passArguments(pass, args, instance.params);
  pass.calls.set(call, {
    kind: 'method',
    fn: found.fn,
    found,
    params: instance.params,
    generic: instance.generic,
  });
  return settle(pass, instance.ret);
}

/** What the context wants, put into the variables of a result; never overrides what is known. */
function unifyResult(ret: Type, expected: Type): void {
  const r = shallow(ret);
  const e = shallow(expected);
  if (r.k === 'adt' && e.k === 'adt' && r.def === e.def) unify(r, e);
  else if (r.k === 'var' && (e.k === 'adt' || e.k === 'prim' || e.k === 'tuple')) unify(r, e);
}

function typeArguments(pass: Pass, turbofish: string): Type[] {
  const ast = parseTypeText(`X${turbofish.startsWith('::') ? turbofish : `::${turbofish}`}`);
  return ast.k === 'path' ? ast.segments[0]!.args.map((a) => resolveType(pass.env, a)) : [];
}

function unknownCall(pass: Pass, call: Expr, args: readonly Expr[]): Type {
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

/** Type of `f(args)`: a path to a function, constructor or variant, or a value that is called. */
export function inferCall(pass: Pass, call: ExprOf<'call'>, expected: Type | undefined): Type {
  const { fn, args } = call;
  if (fn.k === 'path' && !findBinding(pass, fn.text)) {
    const target = resolveCallee(pass, fn.text);
    if (target) return finishPath(pass, call, target, expected);
    const cloned = derivedClone(pass, fn.text);
    if (cloned) {
      for (const arg of args) pass.infer(arg);
      return cloned;
    }
  } else {
    const callee = shallow(pass.infer(fn));
    const direct = callee.k === 'ref' ? shallow(callee.to) : callee;
    const fnType = callable(pass, direct);
    if (fnType) {
      passArguments(pass, args, fnType.params);
      pass.calls.set(call, {
        kind: 'closure',
        fn: undefined,
        found: undefined,
        params: fnType.params,
        generic: [],
      });
      return settle(pass, fnType.ret);
    }
  }
  return unknownCall(pass, call, args);
}

/** `Route::clone(&x)` where Clone is derived, so that no impl of it is written anywhere. */
function derivedClone(pass: Pass, text: string): Type | undefined {
  const ast = parseTypeText(text);
  if (
    ast.k !== 'path' ||
    ast.segments.length < 2 ||
    ast.segments[ast.segments.length - 1]!.name !== 'clone'
  )
    return undefined;
  const owner = ownerType(pass, ast.segments.slice(0, -1));
  return owner && shallow(owner).k === 'adt' ? owner : undefined;
}

function callable(pass: Pass, type: Type): (Type & { k: 'fn' }) | undefined {
  for (const step of autoderef(pass.env.workspace, type)) {
    const t = step.type;
    if (t.k === 'fn') return t;
    if (t.k !== 'traits' && t.k !== 'param') continue;
    const bound = t.bounds.find((b) => /^Fn(Once|Mut)?$/.test(b.name));
    if (bound)
      return {
        k: 'fn',
        kind: bound.name as 'Fn',
        params: bound.args,
        ret: bound.assoc.get('Output') ?? unknown,
      };
  }
  return undefined;
}

export interface Constructor {
  readonly make: TypeDef;
  readonly variant: string | undefined;
  readonly type: Type;
}

export type Callee =
  | {
      readonly fn: FnDef;
      readonly self: Type | undefined;
      readonly generics: ReadonlyMap<string, Type>;
      readonly turbofish: readonly Type[];
      readonly owner?: Type;
    }
  | Constructor;

/** What a called path stands for. */
export function resolveCallee(pass: Pass, text: string): Callee | undefined {
  const ast = parseTypeText(text);
  if (ast.k === 'qself') {
    const owner = resolveType(pass.env, ast.self);
    const name = ast.names[ast.names.length - 1] ?? '';
    return (
      associated(pass, owner, name, []) ??
      traitFunction(pass, ast.trait ? resolveType(pass.env, ast.trait) : unknown, owner, name, [])
    );
  }
  if (ast.k !== 'path') return undefined;
  const { segments } = ast;
  const last = segments[segments.length - 1]!;
  const turbofish = last.args.map((a) => resolveType(pass.env, a));
  if (segments.length > 1) {
    const prefix = segments.slice(0, -1);
    const owner = ownerType(pass, prefix);
    if (owner) {
      const t = shallow(owner);
      const made = t.k === 'adt' ? variantOf(t.def, last.name, owner) : undefined;
      if (made) return made;
      const direct = associated(pass, owner, last.name, turbofish);
      if (direct) return direct;
      if (t.k === 'traits' && !t.impl)
        return traitFunction(pass, owner, freshVar(), last.name, turbofish);
    }
  }
  const found = resolvePath(
    pass.env.workspace,
    pass.env.scope,
    segments.map((s) => s.name),
  );
  if (!found) return undefined;
  if ('fn' in found) return { fn: found.fn, self: undefined, generics: new Map(), turbofish };
  if ('variant' in found)
    return { make: found.of, variant: found.variant, type: fresh(pass, found.of) };
  if ('type' in found && found.type.facts.kind !== 'trait') {
    const type = shallow(
      withArgs(pass.env.workspace, found.type, freshArgs(found.type, turbofish)),
    );
    return type.k === 'adt' ? { make: type.def, variant: undefined, type } : undefined;
  }
  return undefined;
}

function freshArgs(def: TypeDef, given: readonly Type[]): Type[] {
  return readGenerics(def.facts.generics, '').map((_, at) => given[at] ?? freshVar());
}

function fresh(pass: Pass, def: TypeDef): Type {
  return withArgs(pass.env.workspace, def, freshArgs(def, []));
}

function ownerType(pass: Pass, prefix: readonly Segment[]): Type | undefined {
  const first = prefix[0]!;
  if (first.name === 'Self' || pass.env.generics.has(first.name))
    return resolveType(pass.env, { k: 'path', segments: prefix });
  if (prefix.length === 1 && /^([iu](\d+|size)|f\d+|str|char|bool)$/.test(first.name))
    return { k: 'prim', name: first.name };
  const found = resolvePath(
    pass.env.workspace,
    pass.env.scope,
    prefix.map((s) => s.name),
  );
  if (!found || !('type' in found)) return undefined;
  if (found.type.facts.kind === 'trait')
    return resolveType(pass.env, { k: 'path', segments: prefix });
  const given = prefix[prefix.length - 1]!.args.map((a) => resolveType(pass.env, a));
  return withArgs(pass.env.workspace, found.type, freshArgs(found.type, given));
}

function variantOf(def: TypeDef, name: string, type: Type): Callee | undefined {
  return def.facts.variants.some((v) => v.name === name)
    ? { make: def, variant: name, type }
    : undefined;
}

function associated(
  pass: Pass,
  owner: Type,
  name: string,
  turbofish: readonly Type[],
): Callee | undefined {
  const found = findAssociated(pass.env.workspace, owner, name);
  return found
    ? { fn: found.fn, self: owner, generics: found.generics, turbofish, owner }
    : undefined;
}

function traitFunction(
  pass: Pass,
  trait: Type,
  self: Type,
  name: string,
  turbofish: readonly Type[],
): Callee | undefined {
  if (trait.k !== 'traits') return undefined;
  const bound = trait.bounds[0];
  const facts = bound?.def?.facts.fns.find((f) => f.name === name);
  if (!bound?.def || !facts) return undefined;
  const { def } = bound;
  pass.env.workspace.asked.add(name);
  return {
    fn: { name, facts, scope: def.scope, file: def.file, trait: def },
    self,
    generics: traitGenerics(bound),
    turbofish,
  };
}

function finishPath(
  pass: Pass,
  call: ExprOf<'call'>,
  target: Callee,
  expected: Type | undefined,
): Type {
  if ('make' in target) return construct(pass, call, target, expected);
  const instance = instantiate(pass, target.fn, target.generics, target.self, target.turbofish);
  if (expected) unifyResult(instance.ret, expected);
  const method = target.fn.facts.self;
  // `Type::method(x, ...)`: the receiver is the first argument.
  const self = target.self ?? unknown;
  const params =
    method === ''
      ? instance.params
      : [method === 'own' ? self : refTo(self, method === 'mut'), ...instance.params];
  passArguments(pass, call.args, params);
  const generic = method === '' ? instance.generic : ['', ...instance.generic];
  pass.calls.set(call, { kind: 'fn', fn: target.fn, found: undefined, params, generic });
  return settle(pass, instance.ret);
}

function construct(
  pass: Pass,
  call: ExprOf<'call'>,
  target: Constructor,
  expected: Type | undefined,
): Type {
  const t = shallow(target.type);
  const e = expected ? shallow(expected) : undefined;
  if (e?.k === 'adt' && t.k === 'adt' && e.def === t.def) unify(t, e);
  const fields =
    target.variant === undefined
      ? target.make.facts.fields
      : (target.make.facts.variants.find((v) => v.name === target.variant)?.fields ?? []);
  const names = readGenerics(target.make.facts.generics, '');
  const generics = new Map(
    names.map((param, at) => [param.name, (t.k === 'adt' ? t.args[at] : undefined) ?? unknown]),
  );
  const env: TypeEnv = {
    workspace: pass.env.workspace,
    scope: target.make.scope,
    generics,
    self: target.type,
  };
  const params = fields.map((f) => typeFromText(env, f.type));
  passArguments(pass, call.args, params);
  pass.calls.set(call, {
    kind: 'constructor',
    fn: undefined,
    found: undefined,
    params,
    generic: [],
  } satisfies CallInfo);
  return target.type;
}
