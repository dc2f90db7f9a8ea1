import { carriesOutput } from '../../client/index.ts';
import { find } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { faults } from '../rules.ts';
import { type Said, tokensOf, unanswered } from '../said.ts';

export const usage: Probe = {
  id: 'probe.usage',
  doc: 'usage of chats and completions, streamed and not',
  expected:
    'usage adds up, counts the prompt the same in both modes, and at least as many tokens as pieces that were streamed',
  run: async ({ talk }) => {
    const all = await Promise.all([
      talk.chat('chat'),
      talk.chatStream('chat-stream'),
      talk.completion('completion'),
      talk.completionStream('completion-stream'),
    ]);
    const [chat, chatStream, completion, completionStream] = all;
    const complaints = all.flatMap((said) => [...faults(said, { max: 16 }), ...lacks(said)]);
    complaints.push(
      ...promptsDiffer(chat, chatStream),
      ...promptsDiffer(completion, completionStream),
    );
    const prompt = chat.usage?.prompt_tokens;
    return find(complaints, `${prompt} prompt and ${tokensOf(chat.usage)} output tokens in a chat`);
  },
};

function lacks(said: Said): readonly string[] {
  if (unanswered(said) !== null) return [];
  if (said.usage === null) return [`${said.name}: no usage`];
  const pieces = said.stream?.events.filter((event) => carriesOutput(event.json)).length ?? 0;
  const tokens = tokensOf(said.usage) ?? 0;
  return tokens < pieces
    ? [`${said.name}: usage says ${tokens} tokens, ${pieces} pieces came`]
    : [];
}

function promptsDiffer(unary: Said, stream: Said): readonly string[] {
  const [a, b] = [unary.usage?.prompt_tokens, stream.usage?.prompt_tokens];
  if (a === undefined || b === undefined || a === b) return [];
  return [`${stream.name}: ${b} prompt tokens, ${a} when it is not streamed`];
}
