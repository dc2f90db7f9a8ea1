import { failedToGenerate } from '../../errors.ts';
import { openPoison } from '../poison.ts';
import type { Fault } from '../types.ts';

export const noMaxTokensPoisons: Fault = {
  name: 'no-max-tokens-poisons',
  doc: 'a request without max_tokens gets 500, and all others 503 for n milliseconds, as with the mocker',
  turns_red: ['probe.no-max-tokens'],
  homes: ['frontend'],
  n: { doc: 'milliseconds', fallback: 5000 },
  frontend: (n) => {
    const poison = openPoison(n);
    return {
      refuse: ({ unlimited }) => {
        const error = poison.error();
        if (error !== null || !unlimited) return error;
        poison.take();
        return failedToGenerate;
      },
    };
  },
};
