import { askCall, type ChoiceName, findCalls } from '../calls.ts';
import type { Probe } from '../probe.ts';

const asked: readonly ChoiceName[] = ['auto', 'required', 'named'];

export const tools: Probe = {
  id: 'probe.tools',
  doc: 'a chat with a tool: tool_choice auto, required and by name',
  expected:
    'required and named: a call of the tool with an id, arguments that are JSON, finish_reason tool_calls; auto: a call or text',
  run: async ({ talk, traits }) => {
    const answers = asked.map((choice) => askCall(talk.chat, choice, traits.repeatable));
    const judged = (await Promise.all(answers)).map((answer) => answer.judged);
    return findCalls(judged, [], 'calls with valid arguments');
  },
};
