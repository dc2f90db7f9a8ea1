import type { Stage } from '../../model/e2e-run.ts';
import { UserError } from '../../model/errors.ts';
import { limitsOf } from '../judge/index.ts';
import { checkMetrics, readFacts, takeSnapshot } from '../metrics/index.ts';

/** Holds what the servers counted against what was sent. */
export const metrics: Stage = {
  id: 'metrics',
  doc: 'holds the metrics of frontend and worker against what was sent to them',
  lasting: true,
  options: { timeout_s: 120, settle_s: 5 },
  run: async ({ options, state, plan, folder, signal }) => {
    const { target } = state;
    if (target === null) return { blocked: 'nothing serves that could be asked for metrics' };
    if (target.metrics.length === 0)
      return {
        not_run: [
          {
            what: 'metrics',
            why: 'no page of metrics is known (--metrics-url names one)',
            needed: plan.stack !== 'endpoint',
          },
        ],
      };
    const { settle_s } = options;
    if (typeof settle_s !== 'number' || !(settle_s >= 0))
      throw new UserError('metrics.settle_s: expected a number of seconds');
    const last = await takeSnapshot(target, folder, 'at the end', {
      signal,
      settleMs: settle_s * 1000,
    });
    const facts = readFacts(folder, target, state.phases, last, {
      load: state.load,
      limits: limitsOf(plan.thresholds),
      shared: plan.stack === 'endpoint',
    });
    return { checks: checkMetrics(facts) };
  },
};
