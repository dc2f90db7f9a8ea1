import type { Fault } from '../types.ts';

export const latencyX2: Fault = {
  name: 'latency-x2',
  doc: 'first and further tokens take n times as long as told',
  turns_red: ['load.ttft', 'load.itl'],
  homes: ['worker'],
  n: { doc: 'factor', fallback: 2 },
  worker: (n) => ({ slower: n }),
};
