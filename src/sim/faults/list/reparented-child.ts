import { leaveBehind } from '../leave-behind.ts';
import type { Fault, LifeHooks } from '../types.ts';

const hooks: LifeHooks = {
  // The shell between them ends at once, so that the process is handed to another parent.
  started: (log) => leaveBehind(log, 'same-group', 'sleep 600 >/dev/null 2>&1 & echo $!'),
};

export const reparentedChild: Fault = {
  name: 'reparented-child',
  doc: 'it leaves a process of its group whose parent is gone',
  turns_red: [],
  homes: ['worker', 'frontend'],
  frontend: () => hooks,
  worker: () => hooks,
};
