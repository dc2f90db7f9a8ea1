import { stillInFlight, tellsInFlight } from '../gauges.ts';
import type { Finding, MetricCheck } from './facts.ts';

/** Whether nothing is in flight once nothing is sent. */
export const activeZero: MetricCheck = {
  id: 'metrics.active-zero',
  doc: 'Gauges of requests in flight and waiting are back at 0 at the end, in every process.',
  run: (facts): readonly Finding[] => {
    const read = facts.processes.flatMap((process) => {
      const page = facts.last(process);
      return page ? [{ process, left: stillInFlight(page), tells: tellsInFlight(page) }] : [];
    });
    if (read.length === 0) return [];
    const told = read.some(({ tells }) => tells);
    const leaking = read.filter(({ left }) => left.length > 0);
    return [
      {
        result:
          !told || (leaking.length > 0 && facts.shared)
            ? 'inconclusive'
            : leaking.length === 0
              ? 'pass'
              : 'fail',
        expected: 'no request in flight at the end',
        observed:
          leaking.map(({ process, left }) => `${process}: ${left.join(', ')}`).join('; ') ||
          (told ? 'none in flight' : 'no page has a gauge of requests in flight'),
        evidence: read.flatMap(({ process }) => facts.files(process).slice(-1)),
      },
    ];
  },
};
