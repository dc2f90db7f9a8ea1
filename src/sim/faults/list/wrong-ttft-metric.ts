import type { Fault } from '../types.ts';

export const wrongTtftMetric: Fault = {
  name: 'wrong-ttft-metric',
  doc: 'the time to the first token is measured as a tenth of what it is',
  turns_red: ['metrics.ttft'],
  homes: ['frontend'],
  frontend: () => ({ factor: (counted) => (counted === 'time_to_first_token' ? 0.1 : 1) }),
};
