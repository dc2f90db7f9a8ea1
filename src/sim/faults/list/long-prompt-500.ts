import { failedToGenerate } from '../../errors.ts';
import type { Fault } from '../types.ts';

export const longPrompt500: Fault = {
  name: 'long-prompt-500',
  doc: 'a prompt of more than n tokens is answered with 500',
  turns_red: ['probe.long-prompt'],
  homes: ['frontend'],
  n: { doc: 'tokens', fallback: 1000 },
  frontend: (n) => ({
    refuse: ({ ask }) => (ask.prompts.some(({ tokens }) => tokens > n) ? failedToGenerate : null),
  }),
};
