import type { Fault } from '../types.ts';

export const toolNoFinish: Fault = {
  name: 'tool-no-finish',
  doc: 'a streamed tool call has no finish_reason',
  turns_red: ['probe.tools-stream'],
  homes: ['frontend'],
  frontend: () => ({
    step: (step, _, { stream, calls }) => (stream && calls ? { ...step, finish: null } : step),
  }),
};
