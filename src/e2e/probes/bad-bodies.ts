import { type Fields, says } from './talk.ts';

/** A request that no server should take, and the status that it must have where that is certain. */
export interface BadRequest {
  readonly name: string;
  readonly raw?: string | Uint8Array;
  readonly body?: Fields;
  readonly status?: number;
}

/** Each is refused by Dynamo 1.5.0 with 400, but for the unknown model with 404 (measured). */
export function badRequests(model: string): readonly BadRequest[] {
  const good = { model, messages: says('Hello.'), max_tokens: 4, temperature: 0 };
  const whole = JSON.stringify(good);
  return [
    { name: 'no-json', raw: '{bad' },
    { name: 'half-a-body', raw: whole.slice(0, whole.length / 2) },
    { name: 'empty-body', raw: '' },
    { name: 'a-list', raw: '[]' },
    // In a name: Dynamo 1.5.0 lets such bytes through in the text of a message.
    { name: 'not-utf-8', raw: Buffer.from('{"model":"\xff\xfe"}', 'latin1') },
    { name: 'no-model', body: { ...good, model: undefined } },
    { name: 'unknown-model', body: { ...good, model: 'no-such-model' }, status: 404 },
    { name: 'no-messages', body: { ...good, messages: undefined } },
    { name: 'empty-messages', body: { ...good, messages: [] } },
    { name: 'messages-no-list', body: { ...good, messages: 'Hello.' } },
    { name: 'unknown-role', body: { ...good, messages: [{ role: 'nobody', content: 'Hello.' }] } },
    { name: 'max-tokens-0', body: { ...good, max_tokens: 0 } },
    { name: 'max-tokens-negative', body: { ...good, max_tokens: -1 } },
    { name: 'max-tokens-no-number', body: { ...good, max_tokens: 'many' } },
    { name: 'temperature-negative', body: { ...good, temperature: -1 } },
    { name: 'temperature-9', body: { ...good, temperature: 9 } },
  ];
}
