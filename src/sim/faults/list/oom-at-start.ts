import type { Fault } from '../types.ts';

export const oomAtStart: Fault = {
  name: 'oom-at-start',
  doc: 'it ends with 1 and the words of a GPU without memory',
  turns_red: ['ready.serves'],
  homes: ['worker'],
  worker: () => ({
    start: (log) => {
      log(
        'ERROR',
        'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 20.00 GiB. (planted by the simulator)',
      );
      process.exit(1);
    },
  }),
};
