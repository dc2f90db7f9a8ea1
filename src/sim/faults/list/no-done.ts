import type { Fault } from '../types.ts';

export const noDone: Fault = {
  name: 'no-done',
  doc: 'a stream ends without usage and [DONE]',
  turns_red: ['probe.chat-stream'],
  homes: ['frontend'],
  frontend: () => ({ ending: ({ stream }) => (stream ? 'cut' : 'whole') }),
};
