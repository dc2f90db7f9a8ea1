import type { StackTraits } from '../../model/e2e-stack.ts';
import { find } from './finding.ts';
import type { Finding } from './probe.ts';
import { plain } from './prompts.ts';
import { faults } from './rules.ts';
import type { Said } from './said.ts';
import { type Fields, says, type Talk } from './talk.ts';

type Mode = 'chat' | 'chatStream';

/**
 * Asks once without a stop string, takes a character of that text as the stop string, and asks again. One character,
 * since servers may hand out the first part of a longer one before they can know.
 */
export async function askStop(talk: Talk, traits: StackTraits, mode: Mode): Promise<Finding> {
  const fields: Fields = {
    messages: says(plain),
    max_tokens: traits.repeatable === 'never' ? 64 : 32,
  };
  if (traits.repeatable === 'warm') await talk[mode]('warm-up', fields);
  const whole = await talk[mode]('whole', fields);
  const broken = faults(whole);
  if (broken.length > 0) return find(broken, '');
  const stop = traits.repeatable === 'never' ? commonest(whole.text) : fromTheMiddle(whole.text);
  if (stop === null) return open('the text has no character to stop at');
  const said = await talk[mode]('stop', { ...fields, stop: [stop] });
  return judgeStop(said, whole.text.slice(0, whole.text.indexOf(stop)), stop, traits);
}

function judgeStop(said: Said, before: string, stop: string, traits: StackTraits): Finding {
  const shown = JSON.stringify(stop);
  const complaints = [...faults(said, { mayBeEmpty: true })];
  if (complaints.length > 0) return find(complaints, '');
  const finish = said.choices[0]?.finish_reason;
  if (said.text.includes(stop)) complaints.push(`the text goes on past the stop string ${shown}`);
  else if (traits.repeatable === 'always' && said.text !== before)
    complaints.push(
      `stopped at ${shown} after ${JSON.stringify(said.text)}, expected ${JSON.stringify(before)}`,
    );
  if (complaints.length === 0 && finish !== 'stop') {
    // Random or noisy text may do without the character this time.
    if (traits.repeatable !== 'always') return open(`the stop string ${shown} did not come up`);
    complaints.push(`finish_reason ${finish} after the stop string ${shown}`);
  }
  return find(complaints, `stopped at ${shown}, which is not in the text`);
}

const open = (observed: string): Finding => ({ result: 'inconclusive', observed });

/** A character that stands for itself and first comes up well after the beginning. */
function fromTheMiddle(text: string): string | null {
  const characters = [...text];
  const fit = characters.filter(
    (char, at) =>
      /[\p{L}\p{N}\p{P}\p{S}]/u.test(char) && char !== '\ufffd' && characters.indexOf(char) === at,
  );
  return fit[Math.floor(fit.length / 2)] ?? null;
}

function commonest(text: string): string | null {
  const counts = new Map<string, number>();
  for (const char of text) if (char !== '\ufffd') counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
