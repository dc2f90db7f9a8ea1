import { leaveBehind } from '../leave-behind.ts';
import type { Fault, LifeHooks } from '../types.ts';

const hooks: LifeHooks = {
  started: (log) => leaveBehind(log, 'own-session', 'trap "" TERM; exec sleep 600'),
};

export const stubbornChild: Fault = {
  name: 'stubborn-child',
  doc: 'it leaves a process in a session of its own that ignores SIGTERM',
  turns_red: ['teardown.graceful'],
  homes: ['worker', 'frontend'],
  frontend: () => hooks,
  worker: () => hooks,
};
