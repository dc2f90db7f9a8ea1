import type { Fault } from '../types.ts';

export const droppedLastChunk: Fault = {
  name: 'dropped-last-chunk',
  doc: 'a stream ends without its last token, reason, usage and [DONE]',
  turns_red: ['probe.chat-stream'],
  homes: ['frontend'],
  frontend: () => ({
    step: (step, _, { stream }) =>
      stream && step.finish !== null ? { ...step, text: '', finish: null } : step,
    ending: ({ stream }) => (stream ? 'cut' : 'whole'),
  }),
};
