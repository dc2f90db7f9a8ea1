import { sleep } from '../../clock.ts';
import type { Fault } from '../types.ts';

export const slowStart: Fault = {
  name: 'slow-start',
  doc: 'it serves n milliseconds later',
  turns_red: [],
  homes: ['worker', 'frontend'],
  n: { doc: 'milliseconds', fallback: 3000 },
  frontend: (n) => ({ start: () => sleep(n) }),
  worker: (n) => ({ start: () => sleep(n) }),
};
