import type { StackTraits } from '../../../model/e2e-stack.ts';
import { askCall, type ChoiceName, callFields, findCalls } from '../calls.ts';
import { difference } from '../compare.ts';
import type { Probe } from '../probe.ts';
import { unanswered } from '../said.ts';
import type { Talk } from '../talk.ts';

const asked: readonly ChoiceName[] = ['required', 'named'];

export const toolsStream: Probe = {
  id: 'probe.tools-stream',
  doc: 'the same chats with a tool, streamed: what its pieces join to',
  expected:
    'pieces that join to a call with valid arguments and finish_reason tool_calls, the same call as when it is not streamed',
  run: async ({ talk, traits }) => {
    const all = await Promise.all(asked.map((choice) => ask(talk, traits, choice)));
    return findCalls(
      all.map(({ judged }) => judged),
      all.flatMap(({ differ }) => differ),
      'pieces join to calls with valid arguments',
    );
  },
};

async function ask(talk: Talk, { repeatable }: StackTraits, choice: ChoiceName) {
  const { said: streamed, judged } = await askCall(talk.chatStream, choice, repeatable);
  // Without a call there is nothing to compare: texts have a probe of their own.
  const calls = streamed.choices.some((one) => one.tool_calls.length > 0);
  if (repeatable !== 'always' || !calls) return { judged, differ: [] };
  const unary = await talk.chat(`${choice}-unary`, callFields(choice, repeatable));
  const between = unanswered(unary) ?? difference(unary, streamed);
  const differ = between === null ? [] : [`${choice}: unary and streamed ${between}`];
  return { judged, differ };
}
