import type { Fault } from '../types.ts';

export const wrongCounter: Fault = {
  name: 'wrong-counter',
  doc: 'every n-th request is not counted when it has finished',
  turns_red: ['metrics.requests-counted'],
  homes: ['frontend'],
  n: { doc: 'every how many-th request', fallback: 5 },
  frontend: (n) => ({
    factor: (counted, { ordinal }) => (counted === 'requests' && ordinal % n === 0 ? 0 : 1),
  }),
};
