import type { ExprOf } from '../body.ts';
import { attributeType } from '../types/attributes.ts';
import { autoderef } from '../types/deref.ts';
import { findField } from '../types/fields.ts';
import { findAssociated } from '../types/methods.ts';
import { typeFromText } from '../types/resolve.ts';
import { refTo, shallow, type Type, unknown } from '../types/type.ts';
import type { Pass } from './context.ts';
import { settle } from './settle.ts';

/** Type of `x.name`; the way there is kept in `pass.steps`. */
export function inferField(pass: Pass, expr: ExprOf<'field'>): Type {
  const object = settle(pass, pass.infer(expr.obj));
  const found = findField(pass.env.workspace, object, expr.name);
  if (!found) return unknown;
  pass.steps.set(expr, found.step);
  return settle(pass, found.type);
}

/** Type of the place `x[i]` names, as a slice where `i` is a range. */
export function inferIndex(pass: Pass, expr: ExprOf<'index'>): Type {
  const object = settle(pass, pass.infer(expr.obj));
  const by = shallow(pass.infer(expr.index));
  const ranged = expr.index.k === 'range' || (by.k === 'adt' && by.def.name.startsWith('Range'));
  for (const step of autoderef(pass.env.workspace, object)) {
    const { type } = step;
    if (type.k === 'slice' || type.k === 'array') {
      pass.steps.set(expr, step);
      return ranged ? { k: 'slice', of: type.of } : type.of;
    }
    if (type.k === 'prim' && type.name === 'str') return type;
    if (type.k !== 'adt') continue;
    const own = attributeType(pass.env.workspace, type, 'index');
    if (own && !ranged) {
      pass.steps.set(expr, step);
      return own;
    }
    const found = findAssociated(pass.env.workspace, type, 'index');
    if (found && !type.def.scope.crate.library) {
      const ret = typeFromText(
        {
          workspace: pass.env.workspace,
          scope: found.fn.scope,
          generics: found.generics,
          self: type,
        },
        found.fn.facts.ret,
      );
      const t = shallow(ret);
      return t.k === 'ref' ? t.to : unknown;
    }
  }
  return unknown;
}

/** Type of `&x` and `&mut x`. */
export function inferRef(pass: Pass, expr: ExprOf<'ref'>, expected: Type | undefined): Type {
  const e = expected ? shallow(expected) : undefined;
  return refTo(pass.infer(expr.of, e?.k === 'ref' ? e.to : undefined), expr.mut);
}
