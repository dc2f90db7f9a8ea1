import { failedToGenerate } from '../../errors.ts';
import type { Fault } from '../types.ts';

export const multibyte500: Fault = {
  name: 'multibyte-500',
  doc: 'a prompt with a letter outside ASCII is answered with 500',
  turns_red: ['probe.multibyte'],
  homes: ['frontend'],
  frontend: () => ({
    refuse: ({ ask }) =>
      ask.prompts.some(({ text }) => /\P{ASCII}/u.test(text)) ? failedToGenerate : null,
  }),
};
