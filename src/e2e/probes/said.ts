import {
  type Answer,
  type Reply,
  readError,
  readReply,
  type StreamAnswer,
  type Usage,
} from '../client/index.ts';

/** What the server said to one request, streamed or not: the two compare by `choices` and `usage`. */
export interface Said extends Reply {
  /** For messages: which request of the probe it was. */
  readonly name: string;
  readonly status: number;
  /** Why it is no good answer: a network error, a refusal, an error inside the stream. Null: it is one. */
  readonly error: string | null;
  /** Text of the first choice. */
  readonly text: string;
  /** The whole body; `undefined` for a stream. */
  readonly json: unknown;
  /** Null for an answer that came as one. */
  readonly stream: StreamAnswer | null;
}

export function saidAtOnce(name: string, answer: Answer): Said {
  const reply = readReply(answer.json);
  return {
    ...reply,
    name,
    status: answer.status,
    error: answer.error ?? refusal(answer.status, readError(answer.json)),
    text: reply.choices[0]?.text ?? '',
    json: answer.json,
    stream: null,
  };
}

export function saidInPieces(name: string, answer: StreamAnswer): Said {
  return {
    choices: answer.choices,
    usage: answer.usage,
    name,
    status: answer.status,
    error: errorOf(answer),
    text: answer.text,
    json: undefined,
    stream: answer,
  };
}

function errorOf(answer: StreamAnswer): string | null {
  if (answer.status !== 200) return answer.error ?? refusal(answer.status, null);
  if (answer.error === null || answer.end !== 'complete') return answer.error;
  return `an error inside a 200 stream: ${answer.error}`;
}

function refusal(status: number, why: string | null): string | null {
  return status === 200 ? why : (why ?? 'no reason given');
}

/** `unary: 503 not ready`, or null when it was answered. */
export function unanswered({ name, status, error }: Said): string | null {
  if (error === null) return null;
  return status === 0 || status === 200 ? `${name}: ${error}` : `${name}: ${status} ${error}`;
}

export function tokensOf(usage: Usage | null): number | null {
  return usage?.completion_tokens ?? null;
}
