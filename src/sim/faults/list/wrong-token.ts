import type { Fault } from '../types.ts';

export const wrongToken: Fault = {
  name: 'wrong-token',
  doc: 'the second token of a stream is another than without streaming',
  turns_red: ['probe.stream-equals-unary'],
  homes: ['frontend'],
  frontend: () => ({
    step: (step, at, { stream, calls }) =>
      stream && !calls && at === 1 ? { ...step, text: `${step.text}§` } : step,
  }),
};
