import { UserError } from '../model/errors.ts';
import { printable } from '../model/printable.ts';
import { failureOf } from './failure.ts';

export interface FetchGuards {
  /** The only origin that a request may go to: it carries the token. */
  readonly origin: string;
  /** Of one request with its answer. */
  readonly timeLimitMs: number;
  /** Of an answer's body, unpacked. */
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
  /** Called just before a request goes out. */
  readonly onSend?: () => void;
}

/** A write that was answered with another address: it was not done. */
export class Redirected extends UserError {}

/** An error that no plugin repeats: the cause says what happened. Octokit lets errors of this name pass as they are. */
export function stop(cause: unknown): Error {
  const error = new Error('stopped', { cause });
  error.name = 'AbortError';
  return error;
}

/**
 * `fetch` for octokit, which trusts every address that a server's Link or Location header gives and sends the token
 * there: this one stays on the origin. Reads follow redirects there (a renamed repository), writes never. Answers are
 * read whole, within limits of time and size.
 */
export function guardedFetch(
  guards: FetchGuards,
): (url: string, init: RequestInit) => Promise<Response> {
  return async (url, init) => {
    const time = AbortSignal.timeout(guards.timeLimitMs);
    const signal = guards.signal ? AbortSignal.any([guards.signal, time]) : time;
    try {
      signal.throwIfAborted();
      return await follow(url, { ...init, redirect: 'manual', signal }, guards);
    } catch (error) {
      if (guards.signal?.aborted) throw stop(new UserError('interrupted'));
      // No network, no such host: asking again within seconds changes nothing.
      if (!time.aborted) throw failureOf(error).unsent ? stop(error) : error;
      const host = printable(new URL(guards.origin).host);
      throw stop(new UserError(`${host} did not answer within ${guards.timeLimitMs / 1000} s`));
    }
  };
}

async function follow(url: string, init: RequestInit, guards: FetchGuards): Promise<Response> {
  let at = new URL(url);
  for (let hops = 0; hops < 5; hops += 1) {
    if (at.origin !== guards.origin)
      throw stop(
        new UserError(`the server leads from ${guards.origin} to ${at.origin}: not followed`),
      );
    guards.onSend?.();
    const response = await fetch(at.href, init);
    const location = isRedirect(response.status) ? response.headers.get('location') : null;
    if (location === null) return readWhole(response, guards.maxBytes);
    await response.body?.cancel();
    if (!URL.canParse(location, at.href)) break;
    at = new URL(location, at);
    if (init.method !== 'GET')
      throw stop(
        new Redirected(`moved to ${printable(at.href)}: expected the repository's present name`),
      );
  }
  throw stop(new UserError(`the server's redirects lead nowhere`));
}

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

async function readWhole(response: Response, maxBytes: number): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes)
      throw stop(new UserError(`the server's answer is longer than ${maxBytes / 2 ** 20} MiB`));
    chunks.push(chunk);
  }
  const { status, statusText, headers } = response;
  const isEmpty = [204, 205, 304].includes(status);
  return new Response(isEmpty ? null : Buffer.concat(chunks), { status, statusText, headers });
}
