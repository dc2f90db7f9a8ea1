import type { Fault } from '../types.ts';

export const zeroTokens: Fault = {
  name: 'zero-tokens',
  doc: 'every answer is a success with no token',
  turns_red: ['probe.chat', 'load.errors'],
  homes: ['worker'],
  worker: () => ({
    plan: (choices) => choices.map((choice) => ({ ...choice, pieces: [], finish: 'stop' })),
  }),
};
