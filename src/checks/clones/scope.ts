import { type BodyTypes, type Expr, implementsByName, shallow } from '../../index/index.ts';
import type { CloneSite, Parents } from './sites.ts';

/** Where a site stands inside its function. */
export interface SiteScope {
  readonly loops: number;
  /** Inside a loop or closure that runs once per item of a stream: on the serving path, per token. */
  readonly perItem: boolean;
  readonly async: boolean;
  readonly closure: boolean;
  readonly macro: boolean;
  /** Inside an async block or closure handed to a task. */
  readonly task: boolean;
  /** Offset where the outermost loop around the site starts, -1 for none. */
  readonly loopStart: number;
}

const adapters = new Set([
  'map',
  'filter_map',
  'then',
  'scan',
  'for_each',
  'try_for_each',
  'inspect',
  'flat_map',
  'filter',
  'map_ok',
  'and_then',
  'try_filter_map',
]);

/** Loops, closures, async blocks and tasks around a site. */
export function scopeOf(
  types: BodyTypes,
  parents: Parents,
  site: CloneSite,
  text: (expr: Expr) => string,
  asyncFn: boolean,
): SiteScope {
  let loops = 0;
  let perItem = false;
  let inAsync = asyncFn;
  let closure = false;
  let macro = false;
  let task = false;
  let loopStart = -1;
  for (
    let at = parents.get(site.expr), inner = site.expr;
    at;
    inner = at.expr, at = parents.get(at.expr)
  ) {
    const { expr, role } = at;
    if (role === 'body' && (expr.k === 'for' || expr.k === 'while' || expr.k === 'loop')) {
      loops++;
      loopStart = expr.start;
      if (
        expr.k === 'while' &&
        /\.(next|try_next|recv|message)\(\)\s*\.\s*await/.test(text(expr.cond))
      )
        perItem = true;
      if (expr.k === 'loop' && /\.(next|try_next|recv)\(\)\s*(\.\s*await|=>|,)/.test(text(expr)))
        perItem = true;
    } else if (expr.k === 'closure') {
      closure = true;
      const owner = parents.get(expr);
      const call = owner?.expr;
      if (owner?.role === 'argument' && call?.k === 'method' && adapters.has(call.name)) {
        const receiver = types.types.get(call.recv);
        const isStream = receiver
          ? implementsByName(types.env.workspace, receiver, 'Stream', 0)
          : false;
        if (isStream || (isOpen(receiver) && /stream/i.test(text(call.recv)))) {
          perItem = true;
          loops++;
        } else if (receiver && implementsByName(types.env.workspace, receiver, 'Iterator', 0))
          loops++;
      }
    } else if (expr.k === 'block' && expr.mode !== 'plain') {
      inAsync = true;
      if (expr.mode === 'stream' && loops > 0) perItem = true;
    } else if (expr.k === 'macro' || expr.k === 'select') macro = true;
    if (role === 'argument' && (expr.k === 'call' || expr.k === 'method')) {
      const name = expr.k === 'method' ? expr.name : expr.fn.k === 'path' ? expr.fn.text : '';
      if (/(^|::)spawn(_\w+)?$/.test(name) && (inner.k === 'closure' || inner.k === 'block'))
        task = true;
    }
  }
  return { loops, perItem, async: inAsync, closure, macro, task, loopStart };
}

const isOpen = (type: Parameters<typeof shallow>[0] | undefined): boolean =>
  !type || shallow(type).k === 'unknown' || shallow(type).k === 'var';
