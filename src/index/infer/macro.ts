import type { ExprOf } from '../body.ts';
import { library } from '../types/library.ts';
import { bool, freshVar, never, shallow, type Type, unit, unknown } from '../types/type.ts';
import { unify } from '../types/unify.ts';
import { findBinding, type Pass } from './context.ts';
import { outputOf } from './iterate.ts';

/** Type of a macro call, for the macros of std, tokio, tracing, serde_json and anyhow. */
export function inferMacro(pass: Pass, expr: ExprOf<'macro'>, expected: Type | undefined): Type {
  const { workspace } = pass.env;
  for (const use of expr.names) {
    const binding = findBinding(pass, use.name);
    if (binding) pass.uses.set(use, binding);
  }
  if (expr.name === 'vec') {
    const item = optionOf(expected, 0) ?? freshVar();
    expr.args.forEach((arg, at) => {
      const type = pass.infer(arg, at === 0 ? item : undefined);
      if (at === 0) unify(item, type);
    });
    return library(workspace, 'std::vec::Vec', [item]);
  }
  const types = expr.args.map((arg) => pass.infer(arg));
  if (expr.name === 'format') return library(workspace, 'std::string::String', []);
  if (expr.name === 'json') return library(workspace, 'serde_json::Value', []);
  if (expr.name === 'matches') return bool;
  if (expr.name === 'anyhow') return library(workspace, 'anyhow::Error', []);
  if (/^(panic|unreachable|todo|unimplemented|bail)$/.test(expr.name)) return never;
  if (expr.name === 'join')
    return { k: 'tuple', items: types.map((t) => outputOf(workspace, t) ?? unknown) };
  if (expr.name === 'dbg') return types[0] ?? unknown;
  if (/^(format_args|span|\w+_span)$/.test(expr.name))
    return expr.name === 'format_args' ? unknown : library(workspace, 'tracing::Span', []);
  if (
    /^(println|eprintln|print|eprint|assert\w*|debug_assert\w*|trace|debug|info|warn|error|ensure|pin)$/.test(
      expr.name,
    )
  )
    return unit;
  return unknown;
}

const optionOf = (type: Type | undefined, at: number): Type | undefined => {
  const t = type ? shallow(type) : undefined;
  return t?.k === 'adt' ? t.args[at] : undefined;
};
