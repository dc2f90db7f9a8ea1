import { histogramOf, meanOf } from '../growth.ts';
import { frontend, type MetricCheck } from './facts.ts';
import { overPhases } from './verdict-of.ts';

/**
 * The frontend's own time to the first token against the client's, of each load. The client's may be longer by what lies
 * between them; it cannot be shorter. Some slack, since the frontend's mean is also over the warm-up.
 */
export const ttft: MetricCheck = {
  id: 'metrics.ttft',
  doc: "The frontend's mean time to the first token fits that of the client.",
  run: (facts) => {
    const gap = facts.limits.metrics_ttft_gap_ms ?? Number.POSITIVE_INFINITY;
    const share = (facts.limits.metrics_ttft_least_percent ?? 0) / 100;
    const expected = `the client waits no shorter than the frontend says, and at most ${gap} ms longer`;
    return overPhases(facts, expected, frontend, (phase) => {
      const run = facts.load.find(({ id }) => phase.id === `load.${id}`);
      const both = phase.pages(frontend);
      if (!run?.ttft_ms || run.failed > 0 || !both) return null;
      const gained = histogramOf(both, 'dynamo_frontend_time_to_first_token_seconds');
      const mean = gained ? meanOf(gained) : null;
      if (mean === null) return null;
      const server = mean * 1000;
      const client = run.ttft_ms.avg;
      const shorter = server > client * 1.25 + 10;
      const says = `${server.toFixed(1)} ms by the frontend, ${client.toFixed(1)} ms by the client`;
      const fits = !shorter && client - server <= gap && server >= client * share;
      return { result: fits ? 'pass' : facts.shared ? 'inconclusive' : 'fail', says };
    });
  },
};
