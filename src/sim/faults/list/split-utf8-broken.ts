import type { Fault } from '../types.ts';

export const splitUtf8Broken: Fault = {
  name: 'split-utf8-broken',
  doc: 'a stream cuts characters of several bytes: U+FFFD comes instead',
  turns_red: ['probe.utf8'],
  homes: ['frontend'],
  // Each byte that stands alone becomes one replacement character.
  frontend: () => ({
    step: (step, _, { stream }) =>
      stream ? { ...step, text: step.text.replace(/\P{ASCII}/u, '\uFFFD\uFFFD') } : step,
  }),
};
