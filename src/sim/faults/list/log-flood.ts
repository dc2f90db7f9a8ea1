import { writeSync } from 'node:fs';
import type { Fault, LifeHooks } from '../types.ts';

const line = `${'x'.repeat(1023)}\n`;
const block = line.repeat(256);

const hooks = (n: number): LifeHooks => ({
  started: () => {
    let left = n * 4;
    const write = (): void => {
      if (left <= 0) return;
      try {
        writeSync(2, block);
        left -= 1;
      } catch {
        // The reader is slower: the next try may find room.
      }
      setTimeout(write, 1);
    };
    write();
  },
});

export const logFlood: Fault = {
  name: 'log-flood',
  doc: 'it writes n MiB of log as fast as it can while it serves',
  turns_red: ['process.logs'],
  homes: ['worker', 'frontend'],
  n: { doc: 'MiB', fallback: 1024 },
  frontend: hooks,
  worker: hooks,
};
