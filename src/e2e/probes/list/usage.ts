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
    const complaints = all.flatMap((said) => [...faults(said), ...miscounted(said)]);
    complaints.push(
      ...promptsDiffer(chat, chatStream),
      ...promptsDiffer(completion, completionStream),
    );
    const prompt = chat.usage?.prompt_tokens;
    return find(complaints, `${prompt} prompt and ${tokensOf(chat.usage)} output tokens in a chat`);
  },
};

function miscounted(said: Said): readonly string[] {
  if (unanswered(said) !== null) return [];
  const { usage: counts, name } = said;
  if (counts === null) return [`${name}: no usage`];
  const { prompt_tokens, completion_tokens, total_tokens } = counts;
  if (prompt_tokens === null || completion_tokens === null || total_tokens === null)
    return [`${name}: usage lacks a count`];
  const found: string[] = [];
  if (prompt_tokens === 0) found.push('usage says 0 prompt tokens');
  if (prompt_tokens + completion_tokens !== total_tokens)
    found.push(`usage says ${prompt_tokens} + ${completion_tokens} = ${total_tokens} tokens`);
  // One piece may hold several tokens (SGLang), never less than one.
  const pieces = said.stream?.events.filter((event) => carriesOutput(event.json)).length ?? 0;
  if (completion_tokens < pieces)
    found.push(`usage says ${completion_tokens} tokens, ${pieces} pieces came`);
  return found.map((fault) => `${name}: ${fault}`);
}

function promptsDiffer(unary: Said, stream: Said): readonly string[] {
  const [a, b] = [unary.usage?.prompt_tokens, stream.usage?.prompt_tokens];
  if (a === undefined || b === undefined || a === b) return [];
  return [`${stream.name}: ${b} prompt tokens, ${a} when it is not streamed`];
}
