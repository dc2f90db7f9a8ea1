import { growth } from '../growth.ts';
import { select } from '../parse.ts';
import { frontend, type MetricCheck } from './facts.ts';
import { notSucceeded, overPhases, range, tally } from './verdict-of.ts';

const counter = 'dynamo_component_requests_total';

/**
 * Requests sent against those that reached the workers. Workers of one component share them; with several components
 * (prefill, decode) each sees every request, so the one that comes nearest is compared.
 */
export const workerRequests: MetricCheck = {
  id: 'metrics.worker-requests-counted',
  doc: 'The workers count every request that succeeded, and none that was not sent.',
  run: (facts) => {
    const workers = facts.processes.filter((process) => process !== frontend);
    if (workers.length === 0) return [];
    return overPhases(facts, 'the workers count what was sent', workers, (phase) => {
      if (!phase.sent) return null;
      const counted = new Map<string, number>();
      for (const worker of workers) {
        const both = phase.pages(worker);
        if (!both) return null;
        const components = new Set(
          both.flatMap((page) =>
            select(page, counter).map(({ labels }) => labels.dynamo_component ?? ''),
          ),
        );
        for (const component of components) {
          const labels = { dynamo_component: component, dynamo_endpoint: 'generate' };
          const grown = growth(both, counter, labels).value;
          counted.set(component, (counted.get(component) ?? 0) + grown);
        }
      }
      const count = tally(phase.sent.filter(({ endpoint }) => endpoint !== 'other'));
      const least = count.success;
      const most = least + notSucceeded(count);
      const values = [...counted.values()];
      if (values.length === 0 && most === 0) return null;
      const says = `counted ${values.join(' and ') || 'none'}, sent ${range(least, most)}`;
      if (values.some((value) => value >= least && value <= most)) return { result: 'pass', says };
      const surplus = values.length > 0 && values.every((value) => value > most);
      return { result: facts.shared && surplus ? 'inconclusive' : 'fail', says };
    });
  },
};
