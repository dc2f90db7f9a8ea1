import { sleep } from '../../clock.ts';
import type { Fault } from '../types.ts';

export const slowTerm: Fault = {
  name: 'slow-term',
  doc: 'it ends n milliseconds after SIGTERM',
  turns_red: [],
  homes: ['worker', 'frontend'],
  n: { doc: 'milliseconds', fallback: 3000 },
  frontend: (n) => ({ term: () => sleep(n) }),
  worker: (n) => ({ term: () => sleep(n) }),
};
