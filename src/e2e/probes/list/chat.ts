import { dig } from '../../client/index.ts';
import { find } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { describe, faults } from '../rules.ts';
import type { Said } from '../said.ts';

const conversation = [
  { role: 'system', content: 'You are brief.' },
  { role: 'user', content: 'Name a colour.' },
  { role: 'assistant', content: 'Blue.' },
  { role: 'user', content: 'Another one.' },
];

export const chat: Probe = {
  id: 'probe.chat',
  doc: 'one chat of a single message, one with a system message and earlier turns',
  expected: '200 with one choice that has text and a finish_reason',
  run: async ({ talk }) => {
    const [one, many] = await Promise.all([
      talk.chat('unary'),
      talk.chat('conversation', { messages: conversation }),
    ]);
    const complaints = [one, many].flatMap((said) => [
      ...faults(said),
      ...bodyFaults(said, talk.model),
    ]);
    return find(complaints, `text; ${describe(one)}`);
  },
};

function bodyFaults({ name, json, error }: Said, model: string): readonly string[] {
  if (error !== null) return [];
  const wanted = { object: 'chat.completion', model };
  return Object.entries(wanted).flatMap(([field, value]) => {
    const got = dig(json, field);
    return got === value ? [] : [`${name}: ${field} is ${JSON.stringify(got)}`];
  });
}
