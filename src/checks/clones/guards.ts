import { type Expr, peel, shallow, type Type } from '../../index/index.ts';
import type { BodyContext } from './body.ts';
import type { LaterUse, Place } from './flow/graph.ts';
import type { CloneSite } from './sites.ts';

/** True for a lock or map guard, also behind references. */
export function isGuard(type: Type): boolean {
  const t = shallow(peel(type));
  return t.k === 'adt' && t.def.traits.flags.has('guard');
}

/**
 * A guard that was taken from the place and lives to the end of its block: dropping it there is a use, though no
 * code names it. `drop(guard)` before the site ends it.
 */
export function heldByGuard(
  body: BodyContext,
  site: CloneSite,
  place: Place,
): LaterUse | undefined {
  const { graph, types, parents } = body;
  let inner: Expr = site.expr;
  for (let at = parents.get(inner); at; at = parents.get(inner)) {
    const { expr } = at;
    inner = expr;
    if (expr.k !== 'block') continue;
    for (const stmt of expr.stmts) {
      if (stmt.k !== 'let' || stmt.start >= site.expr.start) break;
      const guard = types.patterns.get(stmt.pat);
      if (!guard || !isGuard(guard.type)) continue;
      const lent = graph.loans.get(guard.id)?.some((loan) => loan.binding === place.binding);
      if (lent && !isMovedBefore(body, guard.id, site.expr.start))
        return { at: Math.max(expr.end - 1, 0), kind: 'read', again: false, through: guard.id };
    }
  }
  return undefined;
}

function isMovedBefore({ graph }: BodyContext, binding: number, before: number): boolean {
  return graph.nodes.some(
    (node) => node.kind === 'move' && node.place?.binding === binding && node.at < before,
  );
}
