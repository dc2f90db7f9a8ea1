import { difference } from '../compare.ts';
import { count, find } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { multibyte as prompts } from '../prompts.ts';
import { faults } from '../rules.ts';
import { type Said, saidAtOnce, unanswered } from '../said.ts';
import { chatPath, says, type Talk } from '../talk.ts';

/**
 * A prompt in several scripts, sent as it is, with its bytes cut in the middle of characters, and written with \u
 * escapes: three ways to say the same.
 */
export const multibyte: Probe = {
  id: 'probe.multibyte',
  doc: 'prompts in several scripts and emoji, also cut in the middle of a character and written with escapes',
  expected: 'answers; the same number of prompt tokens however the bytes were sent',
  run: async ({ talk, traits }) => {
    const texts = traits.repeatable === 'always';
    const complaints = await Promise.all(
      prompts.map(async (prompt, at) => {
        const name = `prompt-${at + 1}`;
        const { raw, cuts, escaped } = otherWays(talk, prompt);
        const [asIs, cut, escapes] = await Promise.all([
          talk.chat(name, { messages: says(prompt) }),
          send(talk, `${name}-cut`, raw, cuts),
          send(talk, `${name}-escaped`, escaped, []),
        ]);
        const wrong = faults(asIs);
        if (wrong.length > 0) return wrong;
        return [...compare(asIs, cut, texts), ...compare(asIs, escapes, texts)];
      }),
    );
    return find(
      complaints.flat(),
      `${count(prompts.length, 'prompt')}, the same however they were sent`,
    );
  },
};

function otherWays(talk: Talk, prompt: string) {
  const body = { model: talk.model, messages: says(prompt), max_tokens: 16, temperature: 0 };
  const text = JSON.stringify(body);
  const raw = Buffer.from(text);
  // Before each byte that continues a character: every character is torn, some in three places.
  const cuts = [...raw.keys()].filter((at) => ((raw[at] ?? 0) & 0xc0) === 0x80);
  const escaped = text.replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return { raw, cuts, escaped };
}

async function send(
  talk: Talk,
  name: string,
  raw: string | Uint8Array,
  cuts: readonly number[],
): Promise<Said> {
  return saidAtOnce(name, await talk.ask(name, { path: chatPath, raw, cuts }));
}

function compare(asIs: Said, other: Said, texts: boolean): readonly string[] {
  const not = unanswered(other);
  if (not !== null) return [not];
  const [a, b] = [asIs.usage?.prompt_tokens, other.usage?.prompt_tokens];
  if (a !== b) return [`${other.name}: ${b} prompt tokens instead of ${a}`];
  const between = texts ? difference(asIs, other) : null;
  return between === null ? [] : [`${other.name}: ${between}`];
}
