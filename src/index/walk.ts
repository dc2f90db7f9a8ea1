import type { Expr, Stmt } from './body.ts';

/** Part that a child plays in its parent. */
export type Role =
  | 'receiver'
  | 'argument'
  | 'callee'
  | 'object'
  | 'operand'
  | 'left'
  | 'right'
  | 'condition'
  | 'then'
  | 'else'
  | 'scrutinee'
  | 'arm'
  | 'guard'
  | 'body'
  | 'iterator'
  | 'init'
  | 'statement'
  | 'tail'
  | 'field'
  | 'base'
  | 'item'
  | 'index'
  | 'result'
  | 'future'
  | 'part';

/** Calls `see` for each direct child expression, in evaluation order, with its part and its place among equals. */
export function eachChild(
  expr: Expr,
  see: (child: Expr, role: Role, at: number, stmt?: Stmt) => void,
): void {
  switch (expr.k) {
    case 'path':
    case 'lit':
      return;
    case 'field':
      return see(expr.obj, 'object', 0);
    case 'call':
      see(expr.fn, 'callee', 0);
      expr.args.forEach((arg, at) => {
        see(arg, 'argument', at);
      });
      return;
    case 'method':
      see(expr.recv, 'receiver', 0);
      expr.args.forEach((arg, at) => {
        see(arg, 'argument', at);
      });
      return;
    case 'ref':
    case 'unary':
    case 'cast':
    case 'try':
    case 'await':
      return see(expr.of, 'operand', 0);
    case 'binary':
    case 'assign':
      see(expr.left, 'left', 0);
      see(expr.right, 'right', 1);
      return;
    case 'index':
      see(expr.obj, 'object', 0);
      see(expr.index, 'index', 1);
      return;
    case 'range':
    case 'unknown':
      expr.parts.forEach((part, at) => {
        see(part, 'part', at);
      });
      return;
    case 'block':
      expr.stmts.forEach((stmt, at) => {
        if (stmt.k === 'expr') see(stmt.expr, 'statement', at, stmt);
        else if (stmt.k === 'let') {
          if (stmt.init) see(stmt.init, 'init', at, stmt);
          if (stmt.else) see(stmt.else, 'else', at, stmt);
        }
      });
      if (expr.tail) see(expr.tail, 'tail', expr.stmts.length);
      return;
    case 'if':
      see(expr.cond, 'condition', 0);
      see(expr.then, 'then', 1);
      if (expr.else) see(expr.else, 'else', 2);
      return;
    case 'let':
      return see(expr.value, 'scrutinee', 0);
    case 'match':
      see(expr.value, 'scrutinee', 0);
      expr.arms.forEach((arm, at) => {
        if (arm.guard) see(arm.guard, 'guard', at);
        see(arm.body, 'arm', at);
      });
      return;
    case 'while':
      see(expr.cond, 'condition', 0);
      see(expr.body, 'body', 1);
      return;
    case 'loop':
      return see(expr.body, 'body', 0);
    case 'for':
      see(expr.iter, 'iterator', 0);
      see(expr.body, 'body', 1);
      return;
    case 'closure':
      return see(expr.body, 'body', 0);
    case 'struct':
      expr.fields.forEach((field, at) => see(field.value, 'field', at));
      if (expr.base) see(expr.base, 'base', expr.fields.length);
      return;
    case 'tuple':
    case 'array':
      expr.items.forEach((item, at) => {
        see(item, 'item', at);
      });
      return;
    case 'jump':
      if (expr.value) see(expr.value, 'result', 0);
      return;
    case 'macro':
      expr.args.forEach((arg, at) => {
        see(arg, 'argument', at);
      });
      return;
    case 'select':
      expr.arms.forEach((arm, at) => {
        see(arm.future, 'future', at);
        if (arm.guard) see(arm.guard, 'guard', at);
        see(arm.body, 'arm', at);
      });
  }
}
