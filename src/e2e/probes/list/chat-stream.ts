import { dig } from '../../client/index.ts';
import { count, find } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { describe, faults } from '../rules.ts';

export const chatStream: Probe = {
  id: 'probe.chat-stream',
  doc: 'one streamed chat, its chunks and its end',
  expected: 'chunks of one answer by the assistant, one finish_reason, [DONE] last',
  run: async ({ talk }) => {
    const said = await talk.chatStream('stream');
    const complaints = [...faults(said)];
    const chunks = (said.stream?.events ?? []).filter((event) => event.data !== '[DONE]');
    if (complaints.length === 0) {
      const type = said.stream?.headers['content-type'] ?? 'none';
      if (!type.startsWith('text/event-stream')) complaints.push(`content-type is ${type}`);
      if (!chunks.every((chunk) => dig(chunk.json, 'object') === 'chat.completion.chunk'))
        complaints.push('an event is no chat.completion.chunk');
      if (dig(chunks[0]?.json, 'choices', 0, 'delta', 'role') !== 'assistant')
        complaints.push('the first chunk does not say role assistant');
    }
    return find(complaints, `${count(chunks.length, 'chunk')}, [DONE]; ${describe(said)}`);
  },
};
