import { find } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { faults } from '../rules.ts';

/** A model may go on to the end of its context: the client hangs up after this many events. */
const enough = 64;

export const noMaxTokens: Probe = {
  id: 'probe.no-max-tokens',
  doc: 'a streamed chat without max_tokens, a chat right after it',
  expected: 'text, up to 64 events, and the chat after it is answered',
  rough: true,
  run: async ({ talk }) => {
    const said = await talk.chatStream(
      'unlimited',
      { max_tokens: undefined },
      { abortAfter: enough },
    );
    const hungUp = said.stream?.end === 'aborted';
    const complaints = [...faults(said, { hungUp })];
    const after = await talk.chat('after');
    complaints.push(...faults(after));
    const events = said.stream?.events.length ?? 0;
    return find(
      complaints,
      `${hungUp ? `hung up after ${events} events` : `${events} events`}, chat goes on`,
    );
  },
};
