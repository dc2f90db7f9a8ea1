import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { FakeState } from './types.ts';

/**
 * The store of logs that GitHub redirects to: another origin, whose signed addresses need no token. It refuses a
 * request that brings one, as the real one does.
 */
export function answerLog(
  state: FakeState,
  url: string,
  authorization: string | null,
  response: ServerResponse,
): void {
  const id = Number(/^\/logs\/(\d+)\?sig=a%2Bb%2Fc%3D$/.exec(url)?.[1]);
  const run = state.checkRuns.find((one) => one.id === id);
  if (authorization !== null || !run || run.log === null) {
    response.writeHead(authorization === null ? 404 : 400).end();
    return;
  }
  const log = Buffer.from(run.log);
  if (run.packed === 'plain') {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(log);
    return;
  }
  const headers =
    run.packed === 'file'
      ? { 'content-type': 'application/gzip' }
      : { 'content-type': 'text/plain', 'content-encoding': 'gzip' };
  response.writeHead(200, headers).end(gzipSync(log));
}
