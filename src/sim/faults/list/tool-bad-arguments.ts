import type { Fault } from '../types.ts';

export const toolBadArguments: Fault = {
  name: 'tool-bad-arguments',
  doc: 'streamed arguments of a tool lack a part, so that they are no JSON',
  turns_red: ['probe.tools-stream'],
  homes: ['frontend'],
  frontend: () => ({
    step: (step, at, { stream, calls }) =>
      stream && calls && at === 1 ? { ...step, text: '' } : step,
  }),
};
