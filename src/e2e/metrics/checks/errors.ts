import { growth } from '../growth.ts';
import { type Labels, type Page, select } from '../parse.ts';
import type { MetricCheck } from './facts.ts';
import { notSucceeded, overPhases, tally } from './verdict-of.ts';

/** Counters that grow only when something went wrong. */
const counters = [
  'dynamo_frontend_model_rejection_total',
  'dynamo_frontend_model_migration_total',
  'dynamo_component_errors_total',
  'dynamo_work_handler_enqueue_rejected_total',
  'dynamo_rejection_request_total',
];
const requests = 'dynamo_frontend_requests_total';

/** Errors that a server counted against those that its clients saw. */
export const errors: MetricCheck = {
  id: 'metrics.errors',
  doc: 'No counter of errors grows by more than the requests that failed or were given up.',
  run: (facts) =>
    overPhases(
      facts,
      'no more errors counted than requests that failed',
      facts.processes,
      (phase) => {
        if (!phase.sent) return null;
        const seen = notSucceeded(tally(phase.sent));
        // What a client did wrong is refused in front: it explains no error of a worker, and none that is internal.
        const within = notSucceeded(tally(phase.sent.filter(({ http }) => !isRefusal(http))));
        const read = facts.processes.flatMap((process) => {
          const both = phase.pages(process);
          return both ? [{ process, both }] : [];
        });
        if (read.length === 0) return null;
        const over = read.flatMap(({ process, both }) =>
          [
            { name: requests, labels: { status: 'error' }, most: seen },
            { name: requests, labels: { status: 'error', error_type: 'internal' }, most: within },
            ...counters.map((name) => ({ name, labels: {}, most: within })),
          ].flatMap(({ name, labels, most }) => {
            const grown = growth(both, name, labels).value - unreadIn(both, name, labels);
            const kinds = kindsOf(both, name, labels);
            return grown > most ? [`${process} ${name} ${grown}${kinds}, seen ${most}`] : [];
          }),
        );
        const says =
          over.length === 0 ? `none beyond the ${seen} seen` : [...new Set(over)].join('; ');
        if (over.length === 0) return { result: 'pass', says };
        return { result: facts.shared ? 'inconclusive' : 'fail', says };
      },
    ),
};

/**
 * A worker that still writes when nobody reads any more: what it counts as an error is how a stop string that the
 * frontend finds ends a good request (measured with the sample worker: publish_response), and a client that goes
 * (measured with SGLang: publish_final).
 */
const unread = ['publish_response', 'publish_final'];

const unreadIn = (both: readonly [Page, Page], name: string, labels: Labels): number =>
  unread.reduce((sum, error_type) => sum + growth(both, name, { ...labels, error_type }).value, 0);

/** An answer to a request that was wrong, by the client's fault. */
const isRefusal = (http: number): boolean => http >= 400 && http < 500;

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
