import { growth } from '../growth.ts';
import { type Labels, type Page, select } from '../parse.ts';
import { frontend, type MetricCheck } from './facts.ts';
import { notSucceeded, overPhases, tally } from './verdict-of.ts';

/** Counters that grow only when something went wrong, with the labels of the series that count. */
const counters: readonly { readonly name: string; readonly labels?: Labels }[] = [
  { name: 'dynamo_frontend_requests_total', labels: { status: 'error' } },
  { name: 'dynamo_frontend_model_rejection_total' },
  { name: 'dynamo_frontend_model_migration_total' },
  { name: 'dynamo_component_errors_total' },
  { name: 'dynamo_work_handler_enqueue_rejected_total' },
  { name: 'dynamo_rejection_request_total' },
];

/** Errors that a server counted against those that its clients saw. */
export const errors: MetricCheck = {
  id: 'metrics.errors',
  doc: 'No counter of errors grows by more than the requests that failed or were given up.',
  run: (facts) =>
    overPhases(facts, 'no more errors counted than requests that failed', frontend, (phase) => {
      if (!phase.sent) return null;
      const seen = notSucceeded(tally(phase.sent));
      const read = facts.processes.flatMap((process) => {
        const both = phase.pages(process);
        return both ? [{ process, both }] : [];
      });
      if (read.length === 0) return null;
      const over = read.flatMap(({ process, both }) =>
        counters.flatMap(({ name, labels }) => {
          const grown = growth(both, name, labels).value;
          return grown > seen ? [`${process} ${name} ${grown}${kindsOf(both, name, labels)}`] : [];
        }),
      );
      const says =
        over.length === 0 ? `none beyond the ${seen} seen` : `${over.join(', ')}, seen ${seen}`;
      if (over.length === 0) return { result: 'pass', says };
      return { result: facts.shared ? 'inconclusive' : 'fail', says };
    }),
};

/** ` (internal 3)`: by `error_type`, where there is one. */
function kindsOf(both: readonly [Page, Page], name: string, labels: Labels = {}): string {
  const types = new Set(
    select(both[1], name, labels).map((sample) => sample.labels.error_type ?? ''),
  );
  const kinds = [...types]
    .filter((error_type) => error_type !== '')
    .map((error_type) => ({
      error_type,
      count: growth(both, name, { ...labels, error_type }).value,
    }))
    .filter(({ count }) => count > 0)
    .map(({ error_type, count }) => `${error_type} ${count}`);
  return kinds.length === 0 ? '' : ` (${kinds.join(', ')})`;
}
