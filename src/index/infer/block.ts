import type { ExprOf, Stmt } from '../body.ts';
import { typeFromText } from '../types/resolve.ts';
import { freshVar, isUnknown, never, shallow, type Type, unit } from '../types/type.ts';
import { unify } from '../types/unify.ts';
import { inScope, type Pass } from './context.ts';
import { bindPattern } from './patterns.ts';
import { settle } from './settle.ts';

/** Type of a block: of its tail, or the future or stream that it makes. */
export function inferBlock(pass: Pass, expr: ExprOf<'block'>, expected: Type | undefined): Type {
  const isFuture = expr.mode === 'async' || expr.mode === 'async-move';
  const output: Type = freshVar();
  if (isFuture || expr.mode === 'stream') pass.returns.push(output);
  const type = inScope(pass, () => {
    let diverges = false;
    for (const stmt of expr.stmts) diverges = statement(pass, stmt) || diverges;
    if (expr.tail) return pass.infer(expr.tail, isFuture ? undefined : expected);
    return diverges ? never : unit;
  });
  if (!isFuture && expr.mode !== 'stream') return type;
  pass.returns.pop();
  if (!isFuture)
    return {
      k: 'traits',
      impl: true,
      bounds: [{ def: undefined, name: 'Stream', args: [], assoc: new Map() }],
    };
  if (type !== never) unify(output, type);
  return {
    k: 'traits',
    impl: true,
    bounds: [{ def: undefined, name: 'Future', args: [], assoc: new Map([['Output', output]]) }],
  };
}

/** True when the statement never ends. */
function statement(pass: Pass, stmt: Stmt): boolean {
  if (stmt.k === 'item') return false;
  if (stmt.k === 'expr') {
    const type = shallow(pass.infer(stmt.expr));
    return type.k === 'prim' && type.name === '!';
  }
  const declared = stmt.type === '' ? undefined : typeFromText(pass.env, stmt.type);
  const from = stmt.init ? pass.infer(stmt.init, declared) : freshVar();
  if (declared && stmt.init) unify(declared, from);
  if (stmt.else) pass.infer(stmt.else);
  const type = declared && !isUnknown(declared) ? declared : settle(pass, from);
  bindPattern(pass, stmt.pat, type, 'let', stmt.init);
  return false;
}
