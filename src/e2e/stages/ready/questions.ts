import type { Target } from '../../../model/e2e-run.ts';
import { type Client, dig, isRecord, listOf, textOf } from '../../client/index.ts';
import { sheetOf } from '../../probes/index.ts';

/** What came of a question: it may go on, or why not yet. */
export type Asked =
  | {
      readonly ok: true;
      /** Question and answer, for a file; not of what could not be asked here. */
      readonly sheet?: string;
    }
  | { readonly ok: false; readonly why: string };

const yes: Asked = { ok: true };
const no = (why: string): Asked => ({ ok: false, why });

/** Whether `/v1/models` lists the model. It lists what can be served, not what was found. `others`: it lists another. */
export async function askListed(
  client: Client,
  { model }: Target,
): Promise<Asked & { readonly others: boolean }> {
  const path = '/v1/models';
  const answer = await client.request({ path, timeoutMs: 5_000 });
  const others = false;
  if (answer.error !== null) return { ...no(`/v1/models: ${answer.error}`), others };
  if (answer.status !== 200) return { ...no(`/v1/models answers ${answer.status}`), others };
  const listed = listOf(dig(answer.json, 'data')).map((entry) => textOf(dig(entry, 'id')));
  if (listed.includes(model)) return { ok: true, sheet: sheetOf({ path }, answer), others };
  const names = listed.filter((id) => id !== null && id !== '').slice(0, 5);
  const seen = names.length === 0 ? 'no model' : names.join(', ');
  return { ...no(`/v1/models lists ${seen}, not ${model}`), others: listed.length > 0 };
}

/**
 * What `/v1/models/{id}/ready` says. It came with ai-dynamo/dynamo #10383, answers 200 whatever it has to say, and knows
 * no model whose name is a path: 404 leaves the question to real requests.
 */
export async function askReady(
  client: Client,
  { model }: Target,
): Promise<Asked & { readonly known: boolean }> {
  const path = `/v1/models/${encodeURIComponent(model)}/ready`;
  const answer = await client.request({ path, timeoutMs: 5_000 });
  if (answer.error !== null) return { ...no(`/ready: ${answer.error}`), known: true };
  if (answer.status === 404) return { ...yes, known: false };
  if (!isRecord(answer.json) || answer.status !== 200)
    return { ...no(`/ready answers ${answer.status}`), known: true };
  if (dig(answer.json, 'ready') === true) return { ...yes, known: true };
  const reason = textOf(dig(answer.json, 'reason')) ?? 'not ready';
  return { ...no(`/ready says: ${reason}`), known: true };
}

/** A real completion: 200 and a choice that ended. What it says is for the probes to judge. */
export async function askChat(
  client: Client,
  { model }: Target,
  timeoutMs: number,
): Promise<Asked> {
  const question = {
    path: '/v1/chat/completions',
    body: {
      model,
      messages: [{ role: 'user', content: 'Say hello.' }],
      max_tokens: 8,
      temperature: 0,
      stream: false,
    },
  };
  const answer = await client.request({ ...question, timeoutMs });
  if (answer.error !== null) return no(`chat: ${answer.error}`);
  if (answer.status !== 200)
    return no(`chat answers ${answer.status}: ${answer.text.slice(0, 200)}`);
  if (textOf(dig(answer.json, 'choices', 0, 'finish_reason')) === null)
    return no('chat: an answer without a choice that ended');
  return { ok: true, sheet: sheetOf(question, answer) };
}
