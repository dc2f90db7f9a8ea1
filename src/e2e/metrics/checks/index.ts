import type { Check } from '../../../model/e2e-verdict.ts';
import { activeZero } from './active-zero.ts';
import { errors } from './errors.ts';
import { type MetricCheck, type MetricFacts, toCheck } from './facts.ts';
import { pages } from './pages.ts';
import { requestsCounted } from './requests-counted.ts';
import { restarts } from './restarts.ts';
import { startedFinished } from './started-finished.ts';
import { tokensCounted } from './tokens-counted.ts';
import { ttft } from './ttft.ts';
import { workerRequests } from './worker-requests.ts';

/** Every check of metrics, in the order in which they are told. */
export const metricChecks: readonly MetricCheck[] = [
  pages,
  requestsCounted,
  workerRequests,
  startedFinished,
  tokensCounted,
  errors,
  activeZero,
  restarts,
  ttft,
];

/** Asks every check; one that finds nothing to ask gives none. */
export function checkMetrics(facts: MetricFacts): readonly Check[] {
  return metricChecks.flatMap(({ id, run }) => run(facts).map((finding) => toCheck(id, finding)));
}
