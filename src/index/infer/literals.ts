import type { ExprOf } from '../body.ts';
import { parseTypeText } from '../types/ast.ts';
import { readGenerics } from '../types/generics.ts';
import { resolveType, typeFromText } from '../types/resolve.ts';
import { freshVar, shallow, type Type, unknown } from '../types/type.ts';
import { unify } from '../types/unify.ts';
import { resolveCallee } from './callee.ts';
import type { Pass } from './context.ts';

/** Type of a literal; a number without a suffix may still become any number type. */
export function inferLiteral(pass: Pass, expr: ExprOf<'lit'>): Type {
  if (expr.type === 'integer' || expr.type === 'float') return freshVar(expr.type);
  return typeFromText(pass.env, expr.type);
}

/** Type of `Path { field: value }`; the declared fields say what the values want. */
export function inferStruct(pass: Pass, expr: ExprOf<'struct'>, expected: Type | undefined): Type {
  const ast = parseTypeText(expr.path);
  let type = ast.k === 'path' ? resolveType(pass.env, ast) : unknown;
  const t = shallow(type);
  const callee =
    ast.k === 'path' && ast.segments.length > 1 ? resolveCallee(pass, expr.path) : undefined;
  const made = callee && 'make' in callee ? callee : undefined;
  if (made) type = made.type;
  const def = made?.make ?? (t.k === 'adt' ? t.def : undefined);
  const e = expected ? shallow(expected) : undefined;
  const own = shallow(type);
  if (own.k === 'adt' && e?.k === 'adt' && e.def === own.def) unify(own, e);
  const declared = def
    ? made?.variant
      ? (def.facts.variants.find((v) => v.name === made.variant)?.fields ?? [])
      : def.facts.fields
    : [];
  const names = def ? readGenerics(def.facts.generics, '') : [];
  const generics = new Map(
    names.map((param, at) => [param.name, (own.k === 'adt' ? own.args[at] : undefined) ?? unknown]),
  );
  for (const { name, value } of expr.fields) {
    const field = def ? declared.find((f) => f.name === name) : undefined;
    const want =
      def && field
        ? typeFromText(
            { workspace: pass.env.workspace, scope: def.scope, generics, self: type },
            field.type,
          )
        : undefined;
    const have = pass.infer(value, want);
    if (want) unify(want, have);
  }
  if (expr.base) pass.infer(expr.base, type);
  return type;
}

/** Type of `(a, b)`. */
export function inferTuple(pass: Pass, expr: ExprOf<'tuple'>, expected: Type | undefined): Type {
  const e = expected ? shallow(expected) : undefined;
  return {
    k: 'tuple',
    items: expr.items.map((item, at) =>
      pass.infer(item, e?.k === 'tuple' ? e.items[at] : undefined),
    ),
  };
}

/** Type of `[a, b]` and `[a; n]`. */
export function inferArray(pass: Pass, expr: ExprOf<'array'>): Type {
  const types = expr.items.map((item) => pass.infer(item));
  if (!expr.repeat) for (const t of types.slice(1)) unify(types[0]!, t);
  return { k: 'array', of: types[0] ?? freshVar() };
}
