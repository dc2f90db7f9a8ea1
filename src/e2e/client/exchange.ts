import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { bodyOf, methodOf } from './sent.ts';
import type { End, Outgoing } from './types.ts';

/** Where requests go, and the connections that are kept open to it. */
export interface Line {
  readonly base: URL;
  readonly agent: HttpAgent;
  /** One for each exchange under way; called with the reason when the whole client is to stop. */
  readonly stops: Set<(reason: unknown) => void>;
}

export interface Ended {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly end: End;
  readonly error: string | null;
  /** On the clock of `performance.now()`. */
  readonly started_ms: number;
  readonly elapsed_ms: number;
}

/** Called with each piece of the body; true: hang up. */
export type OnBytes = (bytes: Buffer, status: number) => boolean;

const broken = 'the connection broke in the answer';
const unanswered = 'the connection was closed without an answer';
const closedCodes = new Set(['ECONNRESET', 'EPIPE']);

export function openLine(base: URL): Line {
  const options = { keepAlive: true, noDelay: true };
  const agent = base.protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options);
  return { base, agent, stops: new Set() };
}

/**
 * Sends one request and follows its answer to the end. Gives how it ended, whatever happened; throws only when the
 * client is told to stop, with the reason. A kept connection that the server had closed meanwhile is tried again once
 * on a fresh one: nothing of the request was read then.
 */
export async function exchange(line: Line, request: Outgoing, onBytes: OnBytes): Promise<Ended> {
  const first = await attempt(line, request, onBytes);
  return first.stale ? attempt(line, request, onBytes) : first;
}

function attempt(
  line: Line,
  request: Outgoing,
  onBytes: OnBytes,
): Promise<Ended & { readonly stale: boolean }> {
  return new Promise((resolve, reject) => {
    const started_ms = performance.now();
    const body = bodyOf(request);
    const send = line.base.protocol === 'https:' ? requestHttps : requestHttp;
    const out = send(urlOf(line.base, request.path), {
      agent: line.agent,
      method: methodOf(request),
      headers: {
        accept: '*/*',
        ...(body && { 'content-type': 'application/json', 'content-length': body.length }),
      },
    });
    let answer: IncomingMessage | undefined;
    let over = false;
    const settle = (): boolean => {
      if (over) return false;
      over = true;
      clearTimeout(timer);
      line.stops.delete(stop);
      return true;
    };
    const finish = (end: End, error: string | null, stale = false): void => {
      if (!settle()) return;
      if (end !== 'complete') out.destroy();
      const status = answer?.statusCode ?? 0;
      const headers = headersOf(answer);
      const elapsed_ms = performance.now() - started_ms;
      resolve({ status, headers, end, error, started_ms, elapsed_ms, stale });
    };
    const stop = (reason: unknown): void => {
      if (!settle()) return;
      out.destroy();
      reject(reason);
    };
    const timer = setTimeout(() => {
      const within = `within ${request.timeoutMs / 1000} s`;
      finish('timeout', answer ? `the answer did not end ${within}` : `no answer ${within}`);
    }, request.timeoutMs);
    line.stops.add(stop);

    out.on('error', (error: NodeJS.ErrnoException) => {
      const stale = out.reusedSocket && !answer && closedCodes.has(error.code ?? '');
      finish('cut', answer ? broken : sayError(error), stale);
    });
    out.on('response', (incoming) => {
      answer = incoming;
      const status = incoming.statusCode ?? 0;
      incoming.on('data', (bytes: Buffer) => {
        if (!over && onBytes(bytes, status)) finish('aborted', null);
      });
      incoming.on('end', () => finish('complete', null));
      incoming.on('error', () => finish('cut', broken));
      incoming.on('close', () => finish('cut', broken));
    });
    out.on('close', () => finish('cut', answer ? broken : unanswered));
    for (const piece of pieces(body, request.cuts ?? [])) out.write(piece);
    out.end();
  });
}

/** The path is never read as another host, whatever it holds. */
function urlOf(base: URL, path: string): URL {
  return new URL(base.origin + base.pathname.replace(/\/$/, '') + path);
}

function pieces(body: Buffer | null, cuts: readonly number[]): readonly Buffer[] {
  if (!body || body.length === 0) return [];
  const at = [0, ...cuts, body.length];
  return at.slice(1).map((end, i) => body.subarray(at[i], end));
}

function headersOf(answer: IncomingMessage | undefined): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer?.headers ?? {}))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  return headers;
}

function sayError(error: NodeJS.ErrnoException): string {
  if (error.code === 'ECONNREFUSED') return 'nothing listens there (connection refused)';
  if (closedCodes.has(error.code ?? '')) return unanswered;
  return `no connection (${error.code ?? error.message})`;
}
