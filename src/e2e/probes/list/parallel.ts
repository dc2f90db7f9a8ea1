import { difference } from '../compare.ts';
import { find } from '../finding.ts';
import type { Probe } from '../probe.ts';
import { multibyte, plain } from '../prompts.ts';
import { faults } from '../rules.ts';
import type { Said } from '../said.ts';
import { says } from '../talk.ts';

const requests = 20;

export const parallel: Probe = {
  id: 'probe.parallel',
  doc: '20 chats at once, half of them streamed',
  expected: 'all are answered whole, each with the text that it gets alone',
  run: async ({ talk, traits }) => {
    const prompts = [plain, ...multibyte];
    const fields = (at: number) => ({ messages: says(prompts[at % prompts.length] ?? plain) });
    // Where texts repeat, an answer that went to another request shows.
    const alone = traits.repeatable === 'always' ? prompts : [];
    const expected: Said[] = [];
    for (const at of alone.keys()) expected.push(await talk.chat(`alone-${at + 1}`, fields(at)));
    const all = await Promise.all(
      Array.from({ length: requests }, (_, at) => {
        const name = `parallel-${at + 1}`;
        return Math.floor(at / prompts.length) % 2 === 0
          ? talk.chat(name, fields(at))
          : talk.chatStream(name, fields(at));
      }),
    );
    const complaints = all.flatMap((said, at) => {
      const wrong = faults(said);
      const other = expected[at % prompts.length];
      const between = other && wrong.length === 0 ? difference(other, said) : null;
      return between === null
        ? wrong
        : [...wrong, `${said.name}: alone and among others ${between}`];
    });
    return find(complaints, `${requests} of ${requests} answered`);
  },
};
