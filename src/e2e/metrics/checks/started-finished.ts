import { growth } from '../growth.ts';
import { frontend, type MetricCheck } from './facts.ts';
import { overPhases } from './verdict-of.ts';

/** Whether every request that the frontend began was also ended by it. */
export const startedFinished: MetricCheck = {
  id: 'metrics.started-finished',
  doc: 'The frontend ends every request that it started within a phase.',
  run: (facts) =>
    overPhases(facts, 'as many requests finished as started', [frontend], (phase) => {
      const both = phase.pages(frontend);
      if (!both) return null;
      const started = growth(both, 'dynamo_frontend_requests_started_total');
      // Older bases have no such counter.
      if (!started.present) return null;
      const finished = growth(both, 'dynamo_frontend_requests_total').value;
      return {
        result: started.value === finished ? 'pass' : facts.shared ? 'inconclusive' : 'fail',
        says: `${started.value} started, ${finished} finished`,
      };
    }),
};
