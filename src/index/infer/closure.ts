import type { ExprOf } from '../body.ts';
import { typeFromText } from '../types/resolve.ts';
import { freshVar, shallow, type Type } from '../types/type.ts';
import { unify } from '../types/unify.ts';
import { inScope, type Pass } from './context.ts';
import { bindPattern } from './patterns.ts';
import { settle } from './settle.ts';

/** Type of a closure; the place that wants it says what its parameters are. */
export function inferClosure(
  pass: Pass,
  expr: ExprOf<'closure'>,
  expected: Type | undefined,
): Type {
  const want = expectedFn(expected);
  const ret: Type = expr.ret === '' ? freshVar() : typeFromText(pass.env, expr.ret);
  return inScope(pass, () => {
    const params = expr.params.map(({ pat, type }, at) => {
      const given = type === '' ? undefined : typeFromText(pass.env, type);
      const wanted = want?.params[at];
      const own = given ?? (wanted ? settle(pass, wanted) : freshVar());
      if (given && wanted) unify(given, wanted);
      bindPattern(pass, pat, own, 'closure');
      return own;
    });
    pass.returns.push(ret);
    const body = pass.infer(expr.body, expr.ret === '' ? undefined : ret);
    pass.returns.pop();
    const b = shallow(body);
    if (!(b.k === 'prim' && b.name === '!')) unify(ret, body);
    if (want) unify(want.ret, ret);
    return { k: 'fn', kind: want?.kind ?? 'closure', params, ret };
  });
}

/** The call signature in what a place wants: a function type, an `Fn` bound, or a box of one. */
function expectedFn(expected: Type | undefined): (Type & { k: 'fn' }) | undefined {
  const t = expected ? shallow(expected) : undefined;
  if (t?.k === 'fn') return t;
  if (t?.k !== 'traits' && t?.k !== 'param')
    return t?.k === 'adt' && t.def.name === 'Box' ? expectedFn(t.args[0]) : undefined;
  const bound = t.bounds.find((b) => /^Fn(Once|Mut)?$/.test(b.name));
  return bound
    ? {
        k: 'fn',
        kind: bound.name as 'Fn',
        params: bound.args,
        ret: bound.assoc.get('Output') ?? freshVar(),
      }
    : undefined;
}
