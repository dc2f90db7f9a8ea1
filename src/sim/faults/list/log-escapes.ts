import type { Fault, LifeHooks } from '../types.ts';

const nasty = [
  '\u001b[2J\u001b[H\u001b[31mred\u001b[0m',
  '\u001b]0;a title\u0007\u001b]52;c;ZXZpbA==\u0007',
  'over\rwritten\b\b and a bell\u0007',
  '\u202eturned\u202c and a null \u0000',
  'x'.repeat(100_000),
];

const hooks: LifeHooks = {
  started: (log) => {
    for (const line of nasty) log('WARN', line);
  },
};

export const logEscapes: Fault = {
  name: 'log-escapes',
  doc: 'its log holds escape sequences, a very long line and letters that turn the direction',
  turns_red: [],
  homes: ['worker', 'frontend'],
  frontend: () => hooks,
  worker: () => hooks,
};
