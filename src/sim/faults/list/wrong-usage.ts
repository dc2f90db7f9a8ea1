import type { Fault } from '../types.ts';

export const wrongUsage: Fault = {
  name: 'wrong-usage',
  doc: 'usage counts one token more than there were, and its total does not add up',
  turns_red: ['probe.usage'],
  homes: ['frontend'],
  frontend: () => ({
    usage: (usage) => ({ ...usage, completion_tokens: usage.completion_tokens + 1 }),
  }),
};
