import { dig, listOf, numberOf } from '../../client/index.ts';
import { find, findOpen } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { longPrompt as text } from '../prompts.ts';
import { faults } from '../rules.ts';
import { says, type Talk } from '../talk.ts';

export const longPrompt: Probe = {
  id: 'probe.long-prompt',
  doc: 'a prompt that fills up to half of the context, streamed and not',
  expected: 'answers that count many more prompt tokens than a short one, the same in both modes',
  run: async ({ talk }) => {
    const prompt = text(await size(talk));
    const all = await Promise.all([
      talk.chat('short'),
      talk.chat('unary', { messages: says(prompt) }),
      talk.chatStream('stream', { messages: says(prompt) }),
    ]);
    const complaints = all.flatMap((said) => faults(said));
    const [few, many, streamed] = all.map((said) => said.usage?.prompt_tokens);
    if (complaints.length === 0 && many !== streamed)
      complaints.push(`${many} prompt tokens, ${streamed} when it is streamed`);
    if (typeof few !== 'number' || typeof many !== 'number')
      return findOpen(complaints, 'no answer says how many tokens its prompt has');
    if (many < few * 5)
      complaints.push(`only ${many} prompt tokens of ${prompt.length} characters, ${few} of 6`);
    return find(complaints, `${prompt.length} characters, ${many} prompt tokens`);
  },
};

/** Characters: a token has at least one, so that half of the context is never exceeded. */
async function size(talk: Talk): Promise<number> {
  const list = await talk.ask('models', { path: '/v1/models' });
  const own = listOf(dig(list.json, 'data')).find((model) => dig(model, 'id') === talk.model);
  // Dynamo tells the context of the model there; 0 or nothing where it does not know.
  const context = numberOf(dig(own, 'context_window')) || 4096;
  return Math.min(Math.floor(context / 2), 8000);
}
