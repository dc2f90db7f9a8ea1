import type { Answer, Client, Outgoing, StreamAnswer } from '../client/index.ts';
import { sheetOf, streamSheetOf } from './evidence.ts';
import { type Said, saidAtOnce, saidInPieces } from './said.ts';

/** Fields of a request's body, laid over the usual ones; `undefined` leaves one out. */
export type Fields = Readonly<Record<string, unknown>>;

export interface TalkOptions {
  readonly client: Client;
  readonly model: string;
  /** Of each request. */
  readonly timeoutMs: number;
  /** Called as a request goes out, under a name of ours; what it gives is called with the evidence. */
  readonly keep: (name: string) => (sheet: string) => void;
}

/** A conversation with one server. `name` is what a request is called in messages and in the evidence. */
export interface Talk {
  readonly model: string;
  readonly timeoutMs: number;
  readonly chat: (name: string, fields?: Fields) => Promise<Said>;
  /** Asks for usage too, unless `stream_options` says otherwise. */
  readonly chatStream: (
    name: string,
    fields?: Fields,
    how?: { abortAfter?: number },
  ) => Promise<Said>;
  readonly completion: (name: string, fields?: Fields) => Promise<Said>;
  readonly completionStream: (name: string, fields?: Fields) => Promise<Said>;
  /** Any request, its answer as it came. */
  readonly ask: (name: string, request: Omit<Outgoing, 'timeoutMs'>) => Promise<Answer>;
}

export const chatPath = '/v1/chat/completions';
const completionsPath = '/v1/completions';

/** Every request has a limit of tokens, unless its fields take it away: a request without one is a probe of its own. */
const usual = { max_tokens: 16, temperature: 0 };
const streamed = { stream: true, stream_options: { include_usage: true } };

export function openTalk({ client, model, timeoutMs, keep }: TalkOptions): Talk {
  const ask: Talk['ask'] = async (name, request) => {
    const keepSheet = keep(name);
    const answer = await client.request({ ...request, timeoutMs });
    keepSheet(sheetOf(request, answer));
    return answer;
  };
  const pieces = async (
    name: string,
    path: string,
    body: Fields,
    how: { abortAfter?: number } = {},
  ): Promise<StreamAnswer> => {
    const keepSheet = keep(name);
    const answer = await client.stream({ path, body, timeoutMs, ...how });
    keepSheet(streamSheetOf({ path, body }, answer));
    return answer;
  };
  const chatBody = (fields: Fields): Fields => ({
    model,
    messages: says('Hello.'),
    ...usual,
    ...fields,
  });
  const promptBody = (fields: Fields): Fields => ({ model, prompt: 'Hello', ...usual, ...fields });
  return {
    model,
    timeoutMs,
    chat: async (name, fields = {}) =>
      saidAtOnce(name, await ask(name, { path: chatPath, body: chatBody(fields) })),
    chatStream: async (name, fields = {}, how = {}) =>
      saidInPieces(name, await pieces(name, chatPath, chatBody({ ...streamed, ...fields }), how)),
    completion: async (name, fields = {}) =>
      saidAtOnce(name, await ask(name, { path: completionsPath, body: promptBody(fields) })),
    completionStream: async (name, fields = {}) =>
      saidInPieces(
        name,
        await pieces(name, completionsPath, promptBody({ ...streamed, ...fields })),
      ),
    ask,
  };
}

/** The messages of a chat in which the user says one thing. */
export function says(content: string): readonly Fields[] {
  return [{ role: 'user', content }];
}
