import type { Fault, LifeHooks } from '../types.ts';

const hooks: LifeHooks = { term: () => new Promise(() => undefined) };

export const ignoreTerm: Fault = {
  name: 'ignore-term',
  doc: 'it does not end at SIGTERM',
  turns_red: ['teardown.graceful'],
  homes: ['worker', 'frontend'],
  frontend: () => hooks,
  worker: () => hooks,
};
