import type { Sent } from '../../../model/e2e-run.ts';
import { growth } from '../growth.ts';
import type { Page } from '../parse.ts';
import { frontend, type MetricCheck, type MetricFacts, type ReadPhase } from './facts.ts';
import { overPhases, type PhaseWord, range, tally } from './verdict-of.ts';

const counter = 'dynamo_frontend_requests_total';
const endpoints = ['chat_completions', 'completions', 'responses'] as const;
const types = ['stream', 'unary'] as const;

/** Requests sent against requests counted by the frontend, by endpoint, by kind, and by success. */
export const requestsCounted: MetricCheck = {
  id: 'metrics.requests-counted',
  doc: 'The frontend counts every request that was sent, once and under its endpoint and kind; 503 not-ready answers are not counted by Dynamo.',
  run: (facts) =>
    overPhases(facts, 'the frontend counts what was sent', [frontend], (phase) => {
      const both = phase.pages(frontend);
      if (!both) return null;
      if (phase.sent) return compare(facts, both, phase.sent);
      return phase.requests === null ? null : compareTotal(facts, both, phase.requests);
    }),
};

function compare(
  facts: MetricFacts,
  both: readonly [Page, Page],
  sent: readonly Sent[],
): PhaseWord {
  let surplusOnly = true;
  let total = 0;
  const wrong = endpoints.flatMap((endpoint) =>
    types.flatMap((request_type) => {
      const kind = { endpoint, request_type };
      const count = tally(
        sent.filter((entry) => entry.endpoint === endpoint && entry.request_type === request_type),
      );
      const { success, failed, refused, cancelled, broken } = count;
      const all = growth(both, counter, kind).value;
      const good = growth(both, counter, { ...kind, status: 'success' }).value;
      const least = success + failed;
      const most = least + refused + cancelled + broken;
      const mostGood = success + cancelled + broken;
      total += all;
      if (all < least || good < success) surplusOnly = false;
      if (all >= least && all <= most && good >= success && good <= mostGood) return [];
      return [
        `${endpoint} ${request_type}: counted ${all} (${good} as success), sent ${range(least, most)} (${range(success, mostGood)})`,
      ];
    }),
  );
  if (wrong.length === 0) return { result: 'pass', says: `${total} counted as sent` };
  return { result: facts.shared && surplusOnly ? 'inconclusive' : 'fail', says: wrong.join(', ') };
}

function compareTotal(
  facts: MetricFacts,
  both: readonly [Page, Page],
  requests: ReadPhase['requests'],
): PhaseWord {
  const all = growth(both, counter).value;
  const says = `counted ${all}, sent ${requests}`;
  if (all === requests) return { result: 'pass', says };
  return { result: facts.shared && all > (requests ?? 0) ? 'inconclusive' : 'fail', says };
}
