import { dig, listOf } from '../../client/index.ts';
import { find } from '../finding.ts';
import type { Probe } from '../probe.ts';

export const responses: Probe = {
  id: 'probe.responses',
  doc: 'one request to /v1/responses',
  expected: 'text and usage, or 404 where it is not served',
  run: async ({ talk }) => {
    const body = { model: talk.model, input: 'Hello.', max_output_tokens: 16 };
    const answer = await talk.ask('unary', { path: '/v1/responses', body });
    if (answer.status === 404) return find([], 'not served here (404)');
    if (answer.status !== 200) return find([`${answer.status} ${answer.error ?? answer.text}`], '');
    const texts = listOf(dig(answer.json, 'output')).flatMap((item) =>
      listOf(dig(item, 'content')).map((part) => dig(part, 'text')),
    );
    const complaints: string[] = [];
    if (!texts.some((text) => typeof text === 'string' && text !== '')) complaints.push('no text');
    const tokens = dig(answer.json, 'usage', 'output_tokens');
    if (typeof tokens !== 'number') complaints.push('no usage');
    else if (tokens < 1 || tokens > 16)
      complaints.push(`${tokens} tokens for max_output_tokens 16`);
    return find(complaints, `text, ${String(tokens)} tokens`);
  },
};
