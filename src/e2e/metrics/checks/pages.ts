import type { MetricCheck } from './facts.ts';

/** Whether each process serves its page, at the end and around each phase. */
export const pages: MetricCheck = {
  id: 'metrics.page',
  doc: 'Each process serves a page of metrics before and after each phase and at the end.',
  run: (facts) =>
    facts.processes.map((process) => {
      const missing = facts.phases.filter((phase) => !phase.pages(process)).map(({ id }) => id);
      const last = facts.last(process);
      const bad = last && last.samples.size === 0 ? 'holds no sample' : last?.malformed[0];
      const wrong = [
        ...(last ? [] : ['no page at the end']),
        ...(bad === undefined
          ? []
          : [`the page at the end is none: ${JSON.stringify(bad.slice(0, 80))}`]),
        ...(missing.length > 0 ? [`no page around ${missing.join(', ')}`] : []),
      ];
      return {
        of: process,
        result: wrong.length > 0 ? 'fail' : 'pass',
        expected: `a page of metrics of ${process} whenever asked for`,
        observed: wrong.join('; ') || `${last?.samples.size ?? 0} names at the end`,
        evidence: facts.files(process),
      };
    }),
};
