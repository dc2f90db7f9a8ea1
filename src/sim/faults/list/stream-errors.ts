import type { Fault } from '../types.ts';

export const streamErrors: Fault = {
  name: 'stream-errors',
  doc: 'every n-th stream ends with an error event within 200',
  turns_red: ['load.errors'],
  homes: ['frontend'],
  n: { doc: 'every how many-th request', fallback: 20 },
  frontend: (n) => ({
    ending: ({ stream, ordinal }) => (stream && ordinal % n === 0 ? 'error' : 'whole'),
  }),
};
