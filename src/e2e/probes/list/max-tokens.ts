import { count, find, findOpen } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { faults } from '../rules.ts';
import { type Said, tokensOf } from '../said.ts';

export const maxTokens: Probe = {
  id: 'probe.max-tokens',
  doc: 'max_tokens and max_completion_tokens, streamed and not',
  expected: 'no more tokens than asked for; as many when finish_reason is length',
  run: async ({ talk }) => {
    const newer = { max_tokens: undefined, max_completion_tokens: 7 };
    const asked = await Promise.all([
      answer(1, talk.chat('max-1', { max_tokens: 1 })),
      answer(5, talk.chat('max-5', { max_tokens: 5 })),
      answer(12, talk.chatStream('stream-max-12', { max_tokens: 12 })),
      answer(7, talk.chat('completion-max-7', newer)),
      answer(3, talk.completion('prompt-max-3', { max_tokens: 3 })),
    ]);
    // One token may be part of a character, and then there is no text yet.
    const complaints = asked.flatMap(({ said, limit }) => [
      ...faults(said, { max: limit, mayBeEmpty: limit < 8 }),
      ...tooFew(said, limit),
    ]);
    if (asked.every(({ said }) => said.usage === null))
      return findOpen(complaints, 'no answer says how many tokens it has');
    return find(complaints, `${count(asked.length, 'limit')} kept`);
  },
};

const answer = async (limit: number, said: Promise<Said>) => ({ limit, said: await said });

function tooFew(said: Said, limit: number): readonly string[] {
  const tokens = tokensOf(said.usage);
  const finish = said.choices[0]?.finish_reason;
  if (tokens === null || tokens >= limit || finish !== 'length') return [];
  return [`${said.name}: finish_reason length after ${tokens} of ${limit} tokens`];
}
