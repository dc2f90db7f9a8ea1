import type { CheckResult, CheckScope } from '../../model/proof.ts';
import type { Attempt } from './attempt.ts';
import type { SearchRequest } from './request.ts';

/** The checks of one search: counted, within the budget, told to whoever watches. */
export interface Session {
  readonly request: SearchRequest;
  /** Undefined once the search is over: no check was made, or it gave no answer. */
  readonly ask: (
    tried: Pick<Attempt, 'changes'>,
    scope: CheckScope,
    phase: string,
    left: number,
  ) => Promise<CheckResult | undefined>;
  /** Checks that may still be made. */
  readonly remaining: () => number;
  readonly totals: { checks: number; remembered: number; cargo_ms: number };
  failed: string | null;
  ended: string | null;
}

export function openSession(request: SearchRequest): Session {
  const totals = { checks: 0, remembered: 0, cargo_ms: 0 };
  let isOver = false;
  const session: Session = {
    request,
    totals,
    failed: null,
    ended: null,
    remaining: () => request.budget - totals.checks,
    ask: async ({ changes }, scope, phase, left) => {
      if (session.failed !== null || isOver) return undefined;
      if (session.remaining() <= 0) {
        session.ended ??= `the search ended after ${request.budget} checks`;
        return undefined;
      }
      request.onProgress?.({ crate: request.crate, phase, round: totals.checks + 1, left });
      const result = await request.check(changes, scope);
      totals.checks += 1;
      totals.remembered += result.remembered ? 1 : 0;
      totals.cargo_ms += result.cargo_ms;
      if (result.outcome === 'ok' || result.outcome === 'errors') return result;
      // No network, no time, a full disk: the next check would meet the same.
      isOver = true;
      session.ended = result.why ?? `the check gave no answer (${result.outcome})`;
      return undefined;
    },
  };
  return session;
}
