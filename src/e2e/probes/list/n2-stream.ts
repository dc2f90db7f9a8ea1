import { count, find } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { faults } from '../rules.ts';

export const n2Stream: Probe = {
  id: 'probe.n2-stream',
  doc: 'a streamed chat with n=2',
  expected: 'two choices, index 0 and 1, each with text and one finish_reason',
  run: async ({ talk }) => {
    const said = await talk.chatStream('n=2', { n: 2, temperature: 1, max_tokens: 8 });
    return find(faults(said, { n: 2 }), count(said.choices.length, 'choice'));
  },
};
