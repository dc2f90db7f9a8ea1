import type { Fault } from '../types.ts';

export const wrongTokenCounter: Fault = {
  name: 'wrong-token-counter',
  doc: 'output tokens are counted twice',
  turns_red: ['metrics.tokens-counted'],
  homes: ['frontend'],
  frontend: () => ({ factor: (counted) => (counted === 'output_tokens' ? 2 : 1) }),
};
