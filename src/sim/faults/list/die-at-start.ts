import type { Fault, LifeHooks } from '../types.ts';

const hooks: LifeHooks = {
  start: (log) => {
    log('ERROR', 'cannot load the model: planted by the simulator');
    process.exit(3);
  },
};

export const dieAtStart: Fault = {
  name: 'die-at-start',
  doc: 'it ends with 3 before it serves',
  turns_red: ['ready.serves'],
  homes: ['worker', 'frontend'],
  frontend: () => hooks,
  worker: () => hooks,
};
