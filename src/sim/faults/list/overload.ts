import type { Fault } from '../types.ts';

export const overload: Fault = {
  name: 'overload',
  doc: 'more than n requests at once are answered with 529',
  turns_red: ['probe.parallel'],
  homes: ['frontend'],
  n: { doc: 'most requests at once', fallback: 8 },
  frontend: (n) => ({
    refuse: ({ active }) =>
      active >= n ? { status: 529, message: 'Service is overloaded', label: 'overload' } : null,
  }),
};
