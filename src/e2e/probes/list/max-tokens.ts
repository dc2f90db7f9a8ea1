import { count, find, findOpen } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { faults } from '../rules.ts';
import { type Said, tokensOf } from '../said.ts';

interface Limited {
  readonly limit: number;
  readonly said: Said;
}

export const maxTokens: Probe = {
  id: 'probe.max-tokens',
  doc: 'max_tokens and max_completion_tokens, streamed and not',
  expected:
    'no more tokens than asked for; as many when finish_reason is length, and length when the limit cut',
  run: async ({ talk }) => {
    const newer = { max_tokens: undefined, max_completion_tokens: 7 };
    const asked = await Promise.all([
      limited(1, talk.chat('max-1', { max_tokens: 1 })),
      limited(5, talk.chat('max-5', { max_tokens: 5 })),
      limited(12, talk.chatStream('stream-max-12', { max_tokens: 12 })),
      limited(7, talk.chat('completion-max-7', newer)),
      limited(3, talk.completion('prompt-max-3', { max_tokens: 3 })),
    ]);
    // One token may be part of a character, and then there is no text yet.
    const complaints = asked.flatMap(({ said, limit }) => [
      ...faults(said, { mayBeEmpty: limit < 8 }),
      ...beyond(said, limit),
    ]);
    if (complaints.length === 0 && asked.every(stoppedAtLimit))
      complaints.push('every answer uses up its limit, and none says finish_reason length');
    if (asked.every(({ said }) => said.usage === null))
      return findOpen(complaints, 'no answer says how many tokens it has');
    return find(complaints, `${count(asked.length, 'limit')} kept`);
  },
};

const limited = async (limit: number, said: Promise<Said>): Promise<Limited> => ({
  limit,
  said: await said,
});

function beyond(said: Said, limit: number): readonly string[] {
  const tokens = tokensOf(said.usage);
  if (tokens === null) return [];
  if (tokens > limit) return [`${said.name}: ${tokens} tokens for a limit of ${limit}`];
  const finish = said.choices[0]?.finish_reason;
  if (tokens === limit || finish !== 'length') return [];
  return [`${said.name}: finish_reason length after ${tokens} of ${limit} tokens`];
}

/** One text may come to its own end just there; not all of them. */
const stoppedAtLimit = ({ said, limit }: Limited): boolean =>
  tokensOf(said.usage) === limit && said.choices[0]?.finish_reason !== 'length';
