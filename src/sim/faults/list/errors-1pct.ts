import { failedToGenerate } from '../../errors.ts';
import type { Fault } from '../types.ts';

export const errors1pct: Fault = {
  name: 'errors-1pct',
  doc: 'every n-th request is answered with 500',
  turns_red: ['load.errors'],
  homes: ['frontend'],
  n: { doc: 'every how many-th request', fallback: 100 },
  frontend: (n) => ({
    refuse: ({ ordinal }) => (ordinal % n === 0 ? failedToGenerate : null),
  }),
};
