import type { Fault } from '../types.ts';

export const leakActive: Fault = {
  name: 'leak-active',
  doc: 'every n-th request stays active for ever in the metrics',
  turns_red: ['metrics.active-zero'],
  homes: ['frontend'],
  n: { doc: 'every how many-th request', fallback: 10 },
  frontend: (n) => ({
    factor: (counted, { ordinal }) => (counted === 'ended' && ordinal % n === 0 ? 0 : 1),
  }),
};
