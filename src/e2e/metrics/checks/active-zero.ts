import { stillInFlight } from '../gauges.ts';
import type { Finding, MetricCheck } from './facts.ts';

/** Whether nothing is in flight once nothing is sent. */
export const activeZero: MetricCheck = {
  id: 'metrics.active-zero',
  doc: 'Gauges of requests in flight and waiting are back at 0 at the end, in every process.',
  run: (facts): readonly Finding[] => {
    const read = facts.processes.flatMap((process) => {
      const page = facts.last(process);
      return page ? [{ process, left: stillInFlight(page) }] : [];
    });
    if (read.length === 0) return [];
    const leaking = read.filter(({ left }) => left.length > 0);
    return [
      {
        result: leaking.length === 0 ? 'pass' : facts.shared ? 'inconclusive' : 'fail',
        expected: 'no request in flight at the end',
        observed:
          leaking.map(({ process, left }) => `${process}: ${left.join(', ')}`).join('; ') ||
          'none in flight',
        evidence: read.flatMap(({ process }) => facts.files(process).slice(-1)),
      },
    ];
  },
};
