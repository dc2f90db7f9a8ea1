import type { Fault } from '../types.ts';

export const wrongFinish: Fault = {
  name: 'wrong-finish',
  doc: 'an answer that max_tokens cut says that it stopped by itself',
  turns_red: ['probe.max-tokens'],
  homes: ['frontend'],
  frontend: () => ({
    step: (step) => (step.finish === 'length' ? { ...step, finish: 'stop' } : step),
  }),
};
