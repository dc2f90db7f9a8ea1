import { leaveBehind } from '../leave-behind.ts';
import type { Fault, LifeHooks } from '../types.ts';

const hooks: LifeHooks = {
  started: (log) => leaveBehind(log, 'own-session', 'exec sleep 600'),
};

export const setsidChild: Fault = {
  name: 'setsid-child',
  doc: 'it leaves a process in a session of its own',
  turns_red: [],
  homes: ['worker', 'frontend'],
  frontend: () => hooks,
  worker: () => hooks,
};
