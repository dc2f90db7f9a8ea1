import type { Fault } from '../types.ts';

export const toolAsText: Fault = {
  name: 'tool-as-text',
  doc: 'a required tool is not called; text comes instead',
  turns_red: ['probe.tools'],
  homes: ['frontend'],
  frontend: () => ({ ask: (ask) => ({ ...ask, call: null }) }),
};
