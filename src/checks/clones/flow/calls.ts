import type { Expr, ExprOf } from '../../../index/index.ts';
import { type Builder, blank, use } from './builder.ts';
import { closure } from './closure-body.ts';
import { runsOnce } from './closures.ts';
import type { UseKind } from './graph.ts';
import { holdBorrows, lendThrough } from './loans.ts';
import { evaluateIndexes, value } from './operands.ts';
import { placeOf } from './place.ts';

/** `f(x)`: the callee, then the arguments, then what they lend. */
export function visitCall(b: Builder, expr: ExprOf<'call'>): void {
  const clone = b.isSite(expr);
  if (expr.fn.k !== 'path' || b.types.uses.has(expr.fn)) b.visit(b, expr.fn, 'borrow');
  if (clone && expr.args.length === 1) {
    cloneOf(b, expr, expr.args[0]!);
    return;
  }
  passArguments(b, expr, expr.args);
  lendThrough(
    b,
    expr.args,
    expr.args.flatMap((arg) => (arg.k === 'ref' && arg.mut ? [arg.of] : [])),
  );
  holdBorrows(b, keptArguments(b, expr, expr.args), expr.end);
}

/** `x.f(y)`; a clone is noted as a site. */
export function visitMethod(b: Builder, expr: ExprOf<'method'>): void {
  if (b.isSite(expr) && expr.args.length === 0) {
    cloneOf(b, expr, expr.recv);
    return;
  }
  const self = b.types.calls.get(expr)?.fn?.facts.self;
  const kind: UseKind =
    self === 'own' ? 'move' : self === 'mut' ? 'borrow-mut' : self === 'ref' ? 'borrow' : 'read';
  b.visit(b, expr.recv, kind);
  passArguments(b, expr, expr.args);
  if (self !== 'ref' && self !== 'own') lendThrough(b, expr.args, [expr.recv]);
  // Two-phase borrow: the receiver is used when the call runs, after its arguments.
  if (expr.args.length > 0 && self !== 'own') {
    const place = placeOf(b.types, expr.recv);
    if (place) use(b, place, kind, expr.nameStart);
    else holdBorrows(b, [expr.recv], expr.nameStart);
  }
  if (expr.args.length > 1) holdBorrows(b, keptArguments(b, expr, expr.args), expr.end);
  if (b.isSite(expr)) b.sites.set(expr, blank(b, expr.nameStart));
}

function passArguments(b: Builder, owner: Expr, args: readonly Expr[]): void {
  for (const arg of args) {
    if (arg.k === 'closure') closure(b, arg, runsOnce(b.types, owner, arg));
    else value(b, arg);
  }
}

/**
 * Arguments whose borrows stand against the evaluation of later ones: not the last, which nothing follows before
 * the call, and not a closure that runs at once, which is gone when the call returns.
 */
function keptArguments(b: Builder, owner: Expr, args: readonly Expr[]): readonly Expr[] {
  return args.slice(0, -1).filter((arg) => arg.k !== 'closure' || !runsOnce(b.types, owner, arg));
}

function cloneOf(b: Builder, expr: Expr, receiver: Expr): void {
  const inner = receiver.k === 'ref' ? receiver.of : receiver;
  const place = placeOf(b.types, inner);
  if (place) {
    evaluateIndexes(b, inner);
    b.sites.set(expr, use(b, place, 'clone', expr.start));
    return;
  }
  b.visit(b, inner, 'borrow');
  b.sites.set(expr, blank(b, expr.start));
}
