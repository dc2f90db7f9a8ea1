import { growth } from '../growth.ts';
import { type Page, sumOf } from '../parse.ts';
import type { Finding, MetricCheck } from './facts.ts';

/** Whether a process began anew between two pages, which nobody planned. */
export const restarts: MetricCheck = {
  id: 'metrics.no-restart',
  doc: 'No process starts again while it is watched: its counters and its uptime only grow.',
  run: (facts): readonly Finding[] => {
    const read = facts.processes.flatMap((process) =>
      facts.phases.flatMap((phase) => {
        const both = phase.pages(process);
        return both ? [{ process, phase: phase.id, restarted: restarted(both) }] : [];
      }),
    );
    if (read.length === 0) return [];
    const again = read.filter((entry) => entry.restarted);
    return [
      {
        result: again.length === 0 ? 'pass' : 'fail',
        expected: 'every process runs on',
        observed:
          again.map(({ process, phase }) => `${process} began anew in ${phase}`).join('; ') ||
          'none began anew',
        evidence: [
          ...new Set(
            (again.length > 0 ? again : read).flatMap(({ process }) => facts.files(process)),
          ),
        ],
      },
    ];
  },
};

function restarted(both: readonly [Page, Page]): boolean {
  const [before, after] = both.map((page) => sumOf(page, 'dynamo_component_uptime_seconds'));
  if (before != null && after != null && after < before) return true;
  return ['dynamo_frontend_requests_started_total', 'dynamo_component_requests_total'].some(
    (name) => growth(both, name).reset,
  );
}
