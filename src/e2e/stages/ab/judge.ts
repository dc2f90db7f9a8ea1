import type { StageResult } from '../../../model/e2e-run.ts';
import type { Check, LoadSummary } from '../../../model/e2e-verdict.ts';
import { checkSides, compareSides, type Limits } from '../../judge/index.ts';
import type { Side, Visit } from './visit.ts';

/** What the visits of a comparison say; the first round is not counted. */
export function judgeVisits(
  base: string,
  rounds: number,
  visits: readonly Visit[],
  limits: Limits,
): StageResult {
  const lost = visits.find(({ summary }) => summary === null);
  const checks = [served('head', visits, limits), served('base', visits, limits)];
  if (lost) {
    const why = `round ${lost.round}, ${lost.side}: ${lost.why}`;
    return { checks, not_run: [{ what: 'comparison of head and base', why, needed: true }] };
  }
  const of = (side: Side): readonly LoadSummary[] =>
    visits.flatMap((each) =>
      each.side === side && each.round > 0 && each.summary ? [each.summary] : [],
    );
  const ab = compareSides(base, rounds, { base: of('base'), head: of('head') });
  const evidence = ['ab.json', ...visits.flatMap((each) => each.evidence)];
  if (ab.metrics.length === 0) {
    const why = 'no figure was measured in every counted run of both sides';
    return { checks, not_run: [{ what: 'comparison of head and base', why, needed: true }] };
  }
  return { checks: [...checks, ...checkSides(ab, limits, evidence)], state: { ab } };
}

/** Requests that failed make times of no worth: a fault of the head, and of the base the end of the comparison. */
function served(side: Side, visits: readonly Visit[], limits: Limits): Check {
  const own = visits.filter((each) => each.side === side);
  const limit = limits.load_errors_percent ?? 0;
  const wrong = own.flatMap(({ round, summary, why, sides_fault }) => {
    if (why !== null) return sides_fault ? [`round ${round}: ${why}`] : [];
    if (!summary || summary.failed <= (summary.requests * limit) / 100) return [];
    const what = summary.errors[0] ? `, such as ${summary.errors[0].what}` : '';
    return [`round ${round}: ${summary.failed} of ${summary.requests} requests failed${what}`];
  });
  const bad = side === 'head' ? 'fail' : 'inconclusive';
  const requests = own.reduce((sum, { summary }) => sum + (summary?.requests ?? 0), 0);
  return {
    id: `ab.${side}-serves`,
    stage: 'ab',
    result: wrong.length > 0 ? bad : 'pass',
    expected: `${side} becomes ready and answers its load in every round`,
    observed: wrong.join('; ') || `${requests} requests in ${own.length} rounds`,
    evidence: own.flatMap((each) => each.evidence),
  };
}
