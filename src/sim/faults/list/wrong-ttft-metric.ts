import type { Fault } from '../types.ts';

export const wrongTtftMetric: Fault = {
  name: 'wrong-ttft-metric',
  doc: 'the frontend measures the time to the first token as three times what it is',
  turns_red: ['metrics.ttft'],
  homes: ['frontend'],
  frontend: () => ({ factor: (counted) => (counted === 'time_to_first_token' ? 3 : 1) }),
};
