import type { ExprOf } from '../body.ts';
import { derefOnce } from '../types/deref.ts';
import { library } from '../types/library.ts';
import { findAssociated } from '../types/methods.ts';
import { typeFromText } from '../types/resolve.ts';
import { bool, freshVar, shallow, type Type, unit, unknown } from '../types/type.ts';
import { unify } from '../types/unify.ts';
import type { Pass } from './context.ts';
import { outputOf, triedOf } from './iterate.ts';
import { settle } from './settle.ts';

/** Type of `*x`, `!x` and `-x`. */
export function inferUnary(pass: Pass, expr: ExprOf<'unary'>): Type {
  const type = pass.infer(expr.of);
  if (expr.op === '*') return deref(pass, type);
  const t = shallow(type);
  return t.k === 'ref' ? t.to : type;
}

function deref(pass: Pass, of: Type): Type {
  return derefOnce(pass.env.workspace, settle(pass, of))?.type ?? unknown;
}

/** Type of `a + b` and its kin; an operator on a type of its own is looked up as its trait method. */
export function inferBinary(pass: Pass, expr: ExprOf<'binary'>): Type {
  const left = pass.infer(expr.left);
  const right = pass.infer(expr.right, expr.op === '+' ? undefined : left);
  if (/^(==|!=|<|>|<=|>=|&&|\|\|)$/.test(expr.op)) {
    if (expr.op.length < 3 && shallow(left).k === 'var') unify(left, right);
    return bool;
  }
  if (expr.op === '<<' || expr.op === '>>') return left;
  const l = shallow(left);
  const r = shallow(right);
  const plain = l.k === 'ref' ? shallow(l.to) : l;
  if (plain.k === 'var' || plain.k === 'prim') {
    const other = r.k === 'ref' ? shallow(r.to) : r;
    if (plain.k === 'var' && (other.k === 'prim' || other.k === 'var')) unify(plain, other);
    else if (other.k === 'var') unify(other, plain);
    return plain.k === 'var' && other.k === 'adt' ? unknown : plain;
  }
  if (l.k === 'adt') {
    const method = {
      '+': 'add',
      '-': 'sub',
      '*': 'mul',
      '/': 'div',
      '%': 'rem',
      '&': 'bitand',
      '|': 'bitor',
      '^': 'bitxor',
    }[expr.op];
    const found = method ? findAssociated(pass.env.workspace, l, method) : undefined;
    if (found)
      return typeFromText(
        { workspace: pass.env.workspace, scope: found.fn.scope, generics: found.generics, self: l },
        found.fn.facts.ret,
      );
    return l.def.name === 'String' || l.def.name === 'Duration' ? l : unknown;
  }
  return unknown;
}

/** Type of `a = b` and `a += b`; the left side says what the right side wants. */
export function inferAssign(pass: Pass, expr: ExprOf<'assign'>): Type {
  const left = pass.infer(expr.left);
  const right = pass.infer(expr.right, left);
  if (expr.op === '=') unify(left, right);
  return unit;
}

/** Type of `a..b`, of whatever kind. */
export function inferRange(pass: Pass, expr: ExprOf<'range'>): Type {
  const types = expr.parts.map((part) => pass.infer(part));
  if (types[0] && types[1]) unify(types[0], types[1]);
  return library(pass.env.workspace, 'std::ops::Range', [types[0] ?? freshVar('integer')]);
}

/** Type of `x as T`. */
export function inferCast(pass: Pass, expr: ExprOf<'cast'>): Type {
  pass.infer(expr.of);
  return typeFromText(pass.env, expr.type);
}

/** Type of `x?`. */
export function inferTry(pass: Pass, expr: ExprOf<'try'>): Type {
  return triedOf(settle(pass, pass.infer(expr.of)));
}

/** Type of `x.await`. */
export function inferAwait(pass: Pass, expr: ExprOf<'await'>): Type {
  return settle(pass, outputOf(pass.env.workspace, settle(pass, pass.infer(expr.of))) ?? unknown);
}
