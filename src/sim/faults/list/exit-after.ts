import type { Fault, LifeHooks } from '../types.ts';

const hooks = (n: number): LifeHooks => ({
  started: (log) => {
    setTimeout(() => {
      log('ERROR', 'engine failed: planted by the simulator');
      process.exit(3);
    }, n);
  },
});

export const exitAfter: Fault = {
  name: 'exit-after',
  doc: 'it ends with 3, n milliseconds after it began to serve',
  turns_red: ['process.worker'],
  homes: ['worker', 'frontend'],
  n: { doc: 'milliseconds', fallback: 2000 },
  frontend: hooks,
  worker: hooks,
};
