import { count, find } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { faults } from '../rules.ts';

export const n2: Probe = {
  id: 'probe.n2',
  doc: 'a chat with n=2',
  expected: 'two choices, index 0 and 1, each with text and finish_reason',
  run: async ({ talk }) => {
    // Dynamo refuses n > 1 at temperature 0 for engines that honour n: choices would be the same.
    const said = await talk.chat('n=2', { n: 2, temperature: 1, max_tokens: 8 });
    return find(faults(said, { n: 2 }), count(said.choices.length, 'choice'));
  },
};
