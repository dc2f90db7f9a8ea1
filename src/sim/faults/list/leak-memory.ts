import type { Fault } from '../types.ts';

const mib = 1024 * 1024;
const kept: Buffer[] = [];

export const leakMemory: Fault = {
  name: 'leak-memory',
  doc: 'every request keeps n MiB for ever',
  turns_red: ['soak.memory-frontend'],
  homes: ['frontend', 'worker'],
  n: { doc: 'MiB for each request', fallback: 1 },
  frontend: (n) => ({
    refuse: () => {
      kept.push(Buffer.alloc(n * mib, 1));
      return null;
    },
  }),
  worker: (n) => ({ admit: () => void kept.push(Buffer.alloc(n * mib, 1)) }),
};
