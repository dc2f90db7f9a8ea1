import type { Fault } from '../types.ts';

const crash = (): void => {
  process.kill(process.pid, 'SIGKILL');
};

export const crashAt: Fault = {
  name: 'crash-at',
  doc: 'it is killed by SIGKILL in the middle of its n-th answer',
  turns_red: ['process.worker'],
  homes: ['worker', 'frontend'],
  n: { doc: 'which request', fallback: 50 },
  frontend: (n) => ({
    step: (step, at, { ordinal }) => {
      if (ordinal >= n && at >= 2) crash();
      return step;
    },
  }),
  worker: (n) => ({
    said: (ordinal, tokens) => {
      if (ordinal >= n && tokens > 2) crash();
    },
  }),
};
