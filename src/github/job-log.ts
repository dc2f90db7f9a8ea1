import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError } from '../model/errors.ts';
import type { ApiUrl } from './api-url.ts';
import { cleanLine } from './refusal.ts';
import type { Token } from './token.ts';

export interface LogOptions {
  readonly api: ApiUrl;
  readonly token: Token | null;
  readonly version: string;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal | undefined;
}

/** What is kept of a log: its end. */
const kept = 4 * 2 ** 20;
/** What is read of one at most, unpacked. */
const readAtMost = 512 * 2 ** 20;

/**
 * The log of a job. GitHub answers with the address of a store on another host, which gets no token: octokit is not
 * used, for its fetch would follow by itself. Null where the log is gone (404, 410) or is not for this caller (401, 403).
 */
export async function readJobLog(path: string, options: LogOptions): Promise<string | null> {
  const time = AbortSignal.timeout(options.timeLimitMs);
  const signal = options.signal ? AbortSignal.any([options.signal, time]) : time;
  try {
    const first = await fetch(`${options.api.url}${path}`, {
      redirect: 'manual',
      signal,
      headers: {
        'user-agent': `dyn-audit/${options.version}`,
        accept: 'application/vnd.github+json',
        ...(options.token ? { authorization: `token ${options.token.reveal()}` } : {}),
      },
    });
    const log = await follow(first, options.api, signal);
    return log === null ? null : await lastOf(log);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const why = options.signal?.aborted
      ? 'interrupted'
      : time.aborted
        ? `no end within ${options.timeLimitMs / 1000} s`
        : 'the connection broke';
    throw new UserError(cleanLine(`cannot read the log of a job: ${why}`, options.token));
  }
}

async function follow(first: Response, api: ApiUrl, signal: AbortSignal): Promise<Response | null> {
  let response = first;
  for (let hops = 0; hops < 4; hops += 1) {
    const location = response.headers.get('location');
    const isRedirect = [301, 302, 303, 307, 308].includes(response.status) && location !== null;
    if (response.ok) return response;
    await response.body?.cancel();
    if (!isRedirect) return gone(response.status);
    response = await fetch(storeAddress(location, api), { redirect: 'manual', signal });
  }
  throw new UserError("cannot read the log of a job: the server's redirects lead nowhere");
}

function gone(status: number): null {
  if ([401, 403, 404, 410].includes(status)) return null;
  throw new UserError(`cannot read the log of a job: its store answers ${status}`);
}

/** https, or http on loopback where the API itself is there. */
function storeAddress(location: string, api: ApiUrl): URL {
  const url = URL.canParse(location, api.url) ? new URL(location, api.url) : null;
  const isLoopback = url?.hostname === '127.0.0.1' || url?.hostname === '[::1]';
  if (url?.protocol === 'https:' || (url && isLoopback && api.kind === 'loopback')) return url;
  throw new UserError('cannot read the log of a job: its address has no https');
}

/** The end of a log; a text that is packed as a file is unpacked, as its first bytes say. */
async function lastOf(response: Response): Promise<string> {
  const body = response.body;
  if (!body) return '';
  const stream = Readable.from(body);
  const chunks: Buffer[] = [];
  let size = 0;
  let seen = 0;
  for await (const chunk of await unpacked(stream)) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    seen += bytes.length;
    while (chunks[0] && size - chunks[0].length >= kept) size -= chunks.shift()?.length ?? 0;
    if (seen > readAtMost)
      throw new UserError(`cannot read the log of a job: longer than ${readAtMost / 2 ** 20} MiB`);
  }
  const text = Buffer.concat(chunks).subarray(-kept).toString('utf8');
  // What was cut begins in the middle of a line.
  return seen > kept ? text.slice(text.indexOf('\n') + 1) : text;
}

async function unpacked(stream: Readable): Promise<AsyncIterable<Uint8Array>> {
  const iterator: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  const first = await iterator.next();
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = first; !at.done; at = await iterator.next()) yield at.value;
  };
  const isGzip = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b;
  return isGzip ? Readable.from(whole()).compose(createGunzip()) : whole();
}
