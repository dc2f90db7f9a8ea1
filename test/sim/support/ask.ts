import { request } from 'node:http';

interface Delta {
  readonly role?: string;
  readonly content?: string | null;
  readonly tool_calls?: readonly {
    readonly index?: number;
    readonly id?: string;
    readonly function: { readonly name?: string; readonly arguments: string };
  }[];
}

interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
}

export interface Answer {
  readonly id: string;
  readonly object: string;
  readonly choices: readonly {
    readonly index: number;
    readonly finish_reason: string | null;
    readonly message: Delta;
    readonly delta: Delta;
    readonly text: string;
  }[];
  readonly usage: Usage | null;
  readonly error?: { readonly code: number };
  readonly message?: string;
  readonly type?: string;
  readonly code?: number;
}

export interface Got {
  readonly status: number;
  readonly body: Answer;
}

export interface Streamed {
  readonly status: number;
  readonly events: readonly Answer[];
  /** Whether `[DONE]` came. */
  readonly done: boolean;
  /** Text of choice 0. */
  readonly text: string;
  /** Arguments of the tool call of choice 0. */
  readonly args: string;
  readonly finish: readonly string[];
  readonly usage: Usage | null;
  /** Bytes as the network gave them. */
  readonly parts: readonly Buffer[];
}

export type Body = Readonly<Record<string, unknown>>;

/** A chat of one message; fields may be added or replaced. */
export const chatBody = (more: Body = {}, content: unknown = 'hi'): Body => ({
  model: 'sim',
  messages: [{ role: 'user', content }],
  max_tokens: 8,
  ...more,
});

/** POSTs JSON, or a text as it is, and reads the answer. */
export async function post(url: string, path: string, body: unknown): Promise<Got> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: JSON.parse(text === '' ? '{}' : text) };
}

export const chat = (url: string, more: Body = {}, content: unknown = 'hi'): Promise<Got> =>
  post(url, '/v1/chat/completions', chatBody(more, content));

/** POSTs with `stream`, and reads to the end; `leaveAfter` goes away after so many bytes. */
export function stream(
  url: string,
  body: Body,
  path = '/v1/chat/completions',
  leaveAfter = Number.POSITIVE_INFINITY,
): Promise<Streamed> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const headers = { 'content-type': 'application/json' };
    const sent = request(`${url}${path}`, { method: 'POST', headers }, (response) => {
      const end = (): void => resolve(readStream(response.statusCode ?? 0, parts));
      response.on('data', (part: Buffer) => {
        parts.push(part);
        if (Buffer.concat(parts).length > leaveAfter) sent.destroy();
      });
      response.on('end', end);
      response.on('error', end);
    });
    sent.on('error', reject);
    sent.end(JSON.stringify({ ...body, stream: true }));
  });
}

function readStream(status: number, parts: readonly Buffer[]): Streamed {
  const lines = Buffer.concat(parts).toString().split('\n\n');
  const data = lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6));
  const events: Answer[] = data.flatMap((line) => {
    try {
      return line === '[DONE]' ? [] : [JSON.parse(line)];
    } catch {
      return [];
    }
  });
  const choices = events.flatMap((event) => event.choices ?? []);
  const first = choices.filter(({ index }) => index === 0);
  return {
    status,
    events,
    done: data.includes('[DONE]'),
    text: first.map(({ delta, text }) => delta?.content ?? text ?? '').join(''),
    args: first
      .flatMap(({ delta }) => delta?.tool_calls ?? [])
      .map((call) => call.function.arguments)
      .join(''),
    finish: choices.flatMap(({ finish_reason }) => finish_reason ?? []),
    usage: events.map((event) => event.usage).find((usage) => usage) ?? null,
    parts,
  };
}

/** Value of the one series whose line begins so and holds all of the labels; 0 where it is not there. */
export async function metric(url: string, name: string, ...labels: string[]): Promise<number> {
  const page = await (await fetch(`${url}/metrics`)).text();
  const lines = page
    .split('\n')
    .filter((line) => line.startsWith(name) && /[{ ]/.test(line[name.length] ?? ''))
    .filter((line) => labels.every((label) => line.includes(label)));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

export const weather = {
  type: 'function',
  function: {
    name: 'get_weather',
    parameters: {
      type: 'object',
      properties: {
        city: { type: 'string' },
        days: { type: 'integer', minimum: 1 },
        unit: { enum: ['celsius', 'fahrenheit'] },
      },
      required: ['city'],
    },
  },
};
