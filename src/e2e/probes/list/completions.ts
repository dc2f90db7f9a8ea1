import { dig } from '../../client/index.ts';
import { find } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { describe, faults } from '../rules.ts';

export const completions: Probe = {
  id: 'probe.completions',
  doc: 'one completion of a prompt',
  expected: '200 with one choice that has text and a finish_reason',
  run: async ({ talk }) => {
    const said = await talk.completion('unary');
    const complaints = [...faults(said)];
    const object = dig(said.json, 'object');
    if (complaints.length === 0 && object !== 'text_completion')
      complaints.push(`object is ${JSON.stringify(object)}`);
    return find(complaints, `text; ${describe(said)}`);
  },
};
