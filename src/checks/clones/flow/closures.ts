import { type BodyTypes, type Expr, type ExprOf, shallow } from '../../../index/index.ts';

/** True when the closure handed to a call is known to run at most once (`FnOnce`). */
export function runsOnce(types: BodyTypes, call: Expr, closure: ExprOf<'closure'>): boolean {
  const info = types.calls.get(call);
  const args = call.k === 'call' || call.k === 'method' ? call.args : [];
  const at = args.indexOf(closure);
  if (!info || at < 0) return false;
  const bound = info.generic[at] ?? '';
  if (bound.includes('FnOnce')) return true;
  const param = info.params[at];
  const type = param ? shallow(param) : undefined;
  return type?.k === 'fn' && type.kind === 'FnOnce';
}
