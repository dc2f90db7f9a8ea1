import { histogramOf, meanOf } from '../growth.ts';
import { type Finding, frontend, type MetricCheck } from './facts.ts';

/** Below this difference in milliseconds the two times are not held against one another: a busy client is that late. */
const slack_ms = 10;

/**
 * The frontend's own time to the first token against the client's, of each load. The client's is longer by what lies
 * between them (30 ms were measured on one machine, where small writes are held back); it cannot be shorter. The
 * frontend's mean is compared, its buckets being wide, with the client's median, which a slow first wave does not move.
 * A wrong metric is wrong in every run: one that fits is enough.
 */
export const ttft: MetricCheck = {
  id: 'metrics.ttft',
  doc: "The frontend's time to the first token fits that of the client.",
  run: (facts): readonly Finding[] => {
    const gap = facts.limits.metrics_ttft_gap_ms ?? Number.POSITIVE_INFINITY;
    const least = facts.limits.metrics_ttft_least_percent ?? 0;
    const times = facts.phases.flatMap((phase) => {
      const run = facts.load.find(({ id }) => phase.id === `load.${id}`);
      const both = phase.pages(frontend);
      if (!run?.ttft_ms || run.failed > 0 || !both) return [];
      const gained = histogramOf(both, 'dynamo_frontend_time_to_first_token_seconds');
      const mean = gained ? meanOf(gained) : null;
      return mean === null ? [] : [{ phase, server: mean * 1000, client: run.ttft_ms.p50 }];
    });
    if (times.length === 0) return [];
    const fits = times.some(({ server, client }) => {
      if (Math.abs(server - client) <= slack_ms) return true;
      const shorter = server > client * 1.25;
      return !shorter && server >= (client * least) / 100 && client - server <= gap;
    });
    return [
      {
        result: fits ? 'pass' : facts.shared ? 'inconclusive' : 'fail',
        expected: `the frontend's time is no longer than the client's, at least ${least} % of it and at most ${gap} ms less`,
        observed: times
          .map(
            ({ phase, server, client }) =>
              `${phase.id}: ${server.toFixed(1)} ms by the frontend, ${client.toFixed(1)} ms by the client`,
          )
          .join('; '),
        evidence: times.flatMap(({ phase }) =>
          [phase.before[frontend], phase.after[frontend]].filter((file) => file !== undefined),
        ),
      },
    ];
  },
};
