import { dig } from '../../client/index.ts';
import { count, find } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { describe, faults } from '../rules.ts';

export const completionsStream: Probe = {
  id: 'probe.completions-stream',
  doc: 'one streamed completion of a prompt',
  expected: 'chunks of one answer, one finish_reason, [DONE] last',
  run: async ({ talk }) => {
    const said = await talk.completionStream('stream');
    const complaints = [...faults(said)];
    const chunks = (said.stream?.events ?? []).filter((event) => event.data !== '[DONE]');
    if (
      complaints.length === 0 &&
      !chunks.every((chunk) => dig(chunk.json, 'object') === 'text_completion')
    )
      complaints.push('an event is no text_completion');
    return find(complaints, `${count(chunks.length, 'chunk')}, [DONE]; ${describe(said)}`);
  },
};
