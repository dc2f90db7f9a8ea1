import type { Expr, Pat } from '../body.ts';
import { readGenerics } from '../types/generics.ts';
import { resolvePath } from '../types/paths.ts';
import { typeFromText, withArgs } from '../types/resolve.ts';
import type { TypeDef } from '../types/symbols.ts';
import { freshVar, refTo, shallow, type Type, unknown } from '../types/type.ts';
import { unify } from '../types/unify.ts';
import { type Binding, declare, type Pass } from './context.ts';

/** Default binding mode: what a name gets when its pattern looks through a reference. */
type Mode = 'move' | 'ref' | 'mut';

/** Declares the names of a pattern that is matched against a value of `type`. */
export function bindPattern(
  pass: Pass,
  pat: Pat,
  type: Type,
  origin: Binding['origin'],
  init?: Expr,
): void {
  bind(pass, pat, type, origin, 'move', init);
}

function bind(
  pass: Pass,
  pat: Pat,
  given: Type,
  origin: Binding['origin'],
  outer: Mode,
  init?: Expr,
): void {
  if (pat.k === 'bind') {
    const known = pat.sub === undefined && origin !== 'let' ? asUnitVariant(pass, pat.name) : false;
    if (known) return;
    const type = pat.ref
      ? refTo(given, pat.mut)
      : outer === 'move'
        ? given
        : refTo(given, outer === 'mut');
    pass.patterns.set(pat, declare(pass, pat.name, origin, pat.start, pat.mut, type, init));
    if (pat.sub) bind(pass, pat.sub, given, origin, outer);
    return;
  }
  if (pat.k === 'rest' || pat.k === 'other') return;
  if (pat.k === 'or') {
    for (const item of pat.items) bindOnce(pass, item, given, origin, outer);
    return;
  }
  if (pat.k === 'ref') {
    const t = shallow(given);
    bind(pass, pat.of, t.k === 'ref' ? t.to : unknown, origin, 'move');
    return;
  }
  let mode = outer;
  let type = shallow(given);
  while (type.k === 'ref') {
    mode = type.mut && mode !== 'ref' ? 'mut' : 'ref';
    type = shallow(type.to);
  }
  if (pat.k === 'tuple') bindTuple(pass, pat.items, type, origin, mode);
  else if (pat.k === 'slice') {
    const of = type.k === 'slice' || type.k === 'array' ? type.of : unknown;
    for (const item of pat.items) bind(pass, item, of, origin, mode);
  } else if (pat.k === 'variant') bindVariant(pass, pat.path, pat.items, type, origin, mode);
  else bindFields(pass, pat.path, pat.fields, type, origin, mode);
}

/** Alternatives of an or-pattern declare the same names: later ones reuse the first's bindings. */
function bindOnce(pass: Pass, pat: Pat, type: Type, origin: Binding['origin'], mode: Mode): void {
  const scope = pass.scopes[pass.scopes.length - 1]!;
  const before = new Map(scope);
  bind(pass, pat, type, origin, mode);
  for (const [name, binding] of before) {
    const now = scope.get(name);
    if (
      now &&
      now !== binding &&
      binding.start >= 0 &&
      before.has(name) &&
      now.origin === binding.origin &&
      sameArm(binding, now)
    ) {
      unify(binding.type, now.type);
      scope.set(name, binding);
    }
  }
}

const sameArm = (a: Binding, b: Binding): boolean =>
  Math.abs(a.start - b.start) < 400 && a.origin !== 'let' && a.origin !== 'param';

function asUnitVariant(pass: Pass, name: string): boolean {
  return (
    /^[A-Z]/.test(name) && resolvePath(pass.env.workspace, pass.env.scope, [name]) !== undefined
  );
}

function bindTuple(
  pass: Pass,
  items: readonly Pat[],
  type: Type,
  origin: Binding['origin'],
  mode: Mode,
): void {
  const rest = items.findIndex(
    (item) => item.k === 'rest' || (item.k === 'other' && item.text === '..'),
  );
  if (type.k === 'var') unify(type, { k: 'tuple', items: items.map(() => freshVar()) });
  const t = shallow(type);
  const types = t.k === 'tuple' ? t.items : [];
  items.forEach((item, at) => {
    const index = rest >= 0 && at > rest ? types.length - (items.length - at) : at;
    bind(pass, item, types[index] ?? unknown, origin, mode);
  });
}

interface VariantOf {
  readonly def: TypeDef;
  readonly variant: string | undefined;
}

function lookUp(pass: Pass, path: string): VariantOf | undefined {
  const segments = path
    .replace(/::<[\s\S]*?>/g, '')
    .replace(/<[\s\S]*>/g, '')
    .split('::')
    .filter((s) => s !== '');
  if (segments[0] === 'Self') {
    const self = pass.env.self ? shallow(pass.env.self) : undefined;
    return self?.k === 'adt' ? { def: self.def, variant: segments[1] } : undefined;
  }
  const { workspace, scope } = pass.env;
  const found = resolvePath(workspace, scope, segments);
  if (!found) return undefined;
  if ('variant' in found) return { def: found.of, variant: found.variant };
  if (!('type' in found)) return undefined;
  return aliased(pass, found.type, undefined);
}

function aliased(pass: Pass, def: TypeDef, variant: string | undefined): VariantOf {
  if (def.facts.kind !== 'alias') return { def, variant };
  const target = shallow(withArgs(pass.env.workspace, def, []));
  return target.k === 'adt' ? { def: target.def, variant } : { def, variant };
}

/**
 * Arguments of the matched type. Undefined while the value's type is open: it may turn out to be a reference,
 * and then the names are references too.
 */
function argsOf(def: TypeDef, type: Type): Map<string, Type> | undefined {
  if (type.k !== 'adt' || type.def !== def) return undefined;
  const params = readGenerics(def.facts.generics, def.facts.where);
  return new Map(params.map((param, at) => [param.name, type.args[at] ?? unknown]));
}

function bindVariant(
  pass: Pass,
  path: string,
  items: readonly Pat[],
  type: Type,
  origin: Binding['origin'],
  mode: Mode,
): void {
  const target = lookUp(pass, path);
  const fields = target
    ? target.variant === undefined
      ? target.def.facts.fields
      : (target.def.facts.variants.find((v) => v.name === target.variant)?.fields ?? [])
    : [];
  const generics = target ? argsOf(target.def, type) : undefined;
  const rest = items.findIndex(
    (item) => item.k === 'rest' || (item.k === 'other' && item.text === '..'),
  );
  items.forEach((item, at) => {
    const index = rest >= 0 && at > rest ? fields.length - (items.length - at) : at;
    const field = fields[index];
    const fieldType =
      field && target && generics
        ? typeFromText(
            { workspace: pass.env.workspace, scope: target.def.scope, generics, self: undefined },
            field.type,
          )
        : unknown;
    bind(pass, item, fieldType, origin, mode);
  });
}

function bindFields(
  pass: Pass,
  path: string,
  fields: readonly { readonly name: string; readonly pat: Pat }[],
  type: Type,
  origin: Binding['origin'],
  mode: Mode,
): void {
  const target = lookUp(pass, path);
  const declared = target
    ? target.variant === undefined
      ? target.def.facts.fields
      : (target.def.facts.variants.find((v) => v.name === target.variant)?.fields ?? [])
    : [];
  const generics = target ? argsOf(target.def, type) : undefined;
  for (const { name, pat } of fields) {
    const field = declared.find((f) => f.name === name);
    const fieldType =
      field && target && generics
        ? typeFromText(
            { workspace: pass.env.workspace, scope: target.def.scope, generics, self: undefined },
            field.type,
          )
        : unknown;
    bind(pass, pat, fieldType, origin, mode);
  }
}
