import type { Fault } from '../types.ts';

export const maxTokensIgnored: Fault = {
  name: 'max-tokens-ignored',
  doc: 'answers are five tokens longer than max_tokens',
  turns_red: ['probe.max-tokens'],
  homes: ['frontend'],
  frontend: () => ({
    ask: (ask) => (ask.max_tokens === null ? ask : { ...ask, max_tokens: ask.max_tokens + 5 }),
  }),
};
