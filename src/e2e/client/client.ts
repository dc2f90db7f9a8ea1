import type { Sent } from '../../model/e2e-run.ts';
import { UserError } from '../../model/errors.ts';
import { readError } from './choices.ts';
import { exchange, openLine } from './exchange.ts';
import { parseJson } from './json.ts';
import { openSentCounter } from './sent.ts';
import { stream } from './stream.ts';
import { time } from './timed.ts';
import type { Answer, End, Outgoing, StreamAnswer, StreamRequest, TimedAnswer } from './types.ts';

/** No body is read beyond this: a server must not fill our memory. */
const defaultMaxBytes = 16 * 1024 * 1024;

export interface ClientOptions {
  /** Aborted: every request under way and to come is rejected with the signal's reason. */
  readonly signal: AbortSignal;
  /** Of one body; 16 MiB unless said. */
  readonly maxBytes?: number;
}

/** Talks to one server. Whatever the server does is an answer; only the client's signal rejects. */
export interface Client {
  readonly request: (request: Outgoing) => Promise<Answer>;
  readonly stream: (request: StreamRequest) => Promise<StreamAnswer>;
  /** For a load: times and counts only. */
  readonly time: (request: Outgoing) => Promise<TimedAnswer>;
  /** What was sent so far, by what became of it. */
  readonly sent: () => readonly Sent[];
  /** Ends what is under way and closes the kept connections. */
  readonly close: () => void;
}

/**
 * Opens a client for a server at `base`, such as `http://127.0.0.1:8000`; a path in it goes before every path. Connections
 * are opened with the first request. A `base` that is no http URL is a UserError.
 */
export function openClient(base: string, options: ClientOptions): Client {
  const line = openLine(readBase(base));
  const counter = openSentCounter();
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  const close = (reason: unknown): void => {
    for (const stop of [...line.stops]) stop(reason);
    line.agent.destroy();
  };
  const onAbort = (): void => close(options.signal.reason);
  options.signal.addEventListener('abort', onAbort, { once: true });
  return {
    request: async (request) => {
      options.signal.throwIfAborted();
      const bytes: Buffer[] = [];
      let size = 0;
      const ended = await exchange(line, request, (piece) => {
        size += piece.length;
        if (size <= maxBytes) bytes.push(piece);
        return size > maxBytes;
      });
      const text = Buffer.concat(bytes).toString('utf8');
      const error = size > maxBytes ? 'the answer is longer than is read' : ended.error;
      const json = parseJson(text);
      const status = outcome(ended.status, ended.end, error);
      counter.add(request, status, ended.status, readError(json));
      return { ...ended, text, json, error };
    },
    stream: async (request) => {
      options.signal.throwIfAborted();
      const answer = await stream(line, request, maxBytes);
      const status = outcome(answer.status, answer.end, answer.error);
      counter.add(request, status, answer.status, answer.error);
      return answer;
    },
    time: async (request) => {
      options.signal.throwIfAborted();
      const answer = await time(line, request);
      const status = outcome(answer.status, answer.end, answer.error);
      counter.add(request, status, answer.status, answer.error);
      return answer;
    },
    sent: counter.list,
    close: () => {
      options.signal.removeEventListener('abort', onAbort);
      close(new Error('the client was closed'));
    },
  };
}

/** A server sees a request that we gave up as cancelled, whether by choice or because it took too long. */
function outcome(status: number, end: End, error: string | null): Sent['status'] {
  if (end === 'aborted' || end === 'timeout') return 'cancelled';
  return status >= 200 && status < 300 && error === null ? 'success' : 'error';
}

function readBase(base: string): URL {
  const url = URL.canParse(base) ? new URL(base) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new UserError(
    `expected the address of a server such as http://127.0.0.1:8000, got ${JSON.stringify(base)}`,
  );
}
