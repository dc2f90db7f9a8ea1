import { openSync } from 'node:fs';
import type { Fault } from '../types.ts';

export const leakFds: Fault = {
  name: 'leak-fds',
  doc: 'every request leaves a file open',
  turns_red: ['soak.file-descriptors-frontend'],
  homes: ['frontend', 'worker'],
  frontend: () => ({
    refuse: () => {
      openSync('/dev/null', 'r');
      return null;
    },
  }),
  worker: () => ({ admit: () => void openSync('/dev/null', 'r') }),
};
