import { growth } from '../growth.ts';
import { frontend, type MetricCheck } from './facts.ts';
import { overPhases } from './verdict-of.ts';

/** Output tokens that answers told in `usage` against those that the frontend counted. */
export const tokensCounted: MetricCheck = {
  id: 'metrics.tokens-counted',
  doc: 'The frontend counts as many output tokens as its answers told in their usage.',
  run: (facts) =>
    overPhases(facts, 'as many output tokens counted as told by usage', [frontend], (phase) => {
      const both = phase.pages(frontend);
      const told = phase.output_tokens ?? null;
      if (!both || told === null) return null;
      const counted = growth(both, 'dynamo_frontend_output_tokens_total');
      if (!counted.present && told === 0) return null;
      const says = `counted ${counted.value}, told ${told}`;
      if (counted.value === told) return { result: 'pass', says };
      return { result: facts.shared && counted.value > told ? 'inconclusive' : 'fail', says };
    }),
};
