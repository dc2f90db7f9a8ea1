import { openPoison } from '../poison.ts';
import type { Fault } from '../types.ts';

export const badRequestPoisons: Fault = {
  name: 'bad-request-poisons',
  doc: 'after a bad request all others get 503 for n milliseconds',
  turns_red: ['probe.bad-requests'],
  homes: ['frontend'],
  n: { doc: 'milliseconds', fallback: 5000 },
  frontend: (n) => {
    const poison = openPoison(n);
    return {
      invalid: (error) => {
        poison.take();
        return error;
      },
      refuse: () => poison.error(),
    };
  },
};
