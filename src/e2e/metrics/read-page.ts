import { get } from 'node:http';
import { get as getSecure } from 'node:https';

/** A page as it came, or why it did not: one of the two is not null. */
export interface PageText {
  readonly text: string | null;
  readonly error: string | null;
}

/** The worker of a real engine serves 134 kB; a page beyond this is not read on. */
const mostBytes = 32 * 1024 * 1024;

/** Asks for a page once. Never fails: `error` says what happened. */
export function readPage(
  url: string,
  options: { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {},
): Promise<PageText> {
  return new Promise((resolve) => {
    const timeout = AbortSignal.timeout(options.timeoutMs ?? 5000);
    const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
    const fail = (error: string): void => resolve({ text: null, error });
    const failed = (error: Error): void => {
      if (timeout.aborted) fail(`no answer within ${(options.timeoutMs ?? 5000) / 1000} s`);
      else fail('code' in error && typeof error.code === 'string' ? error.code : error.message);
    };
    const ask = url.startsWith('https:') ? getSecure : get;
    try {
      const request = ask(url, { signal, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
          if (bytes > mostBytes) {
            fail(`a page of more than ${mostBytes / 1024 / 1024} MiB`);
            request.destroy();
          } else chunks.push(chunk);
        });
        response.on('error', failed);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === 200) resolve({ text, error: null });
          else fail(`HTTP ${response.statusCode}`);
        });
      });
      request.on('error', failed);
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
  });
}
