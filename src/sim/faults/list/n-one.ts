import type { Fault } from '../types.ts';

export const nOne: Fault = {
  name: 'n-one',
  doc: 'n=2 is answered with one choice',
  turns_red: ['probe.n2'],
  homes: ['frontend'],
  frontend: () => ({ ask: (ask) => ({ ...ask, n: 1 }) }),
};
