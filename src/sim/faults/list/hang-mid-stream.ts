import type { Fault } from '../types.ts';

export const hangMidStream: Fault = {
  name: 'hang-mid-stream',
  doc: 'every n-th answer says nothing more after five tokens and never ends',
  turns_red: ['ready.serves'],
  homes: ['worker'],
  n: { doc: 'every how many-th request', fallback: 1 },
  worker: (n) => ({ stall: (ordinal) => (ordinal % n === 0 ? 5 : null) }),
};
