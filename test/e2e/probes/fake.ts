import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { dig, listOf, parseJson, textOf } from '../../../src/e2e/client/index.ts';
import { bodyOf, sendJson, serve } from '../client/server.ts';
import { type Answer, answerTo, refusalOf } from './fake-model.ts';

/** What a test plants in the small server. */
export interface Planted {
  /** Instead of an answer: status and reason. */
  readonly refuse?: (body: unknown, ordinal: number) => readonly [number, string] | null;
  /** Changes what is answered, whether it is streamed or not. */
  readonly answer?: (answer: Answer, body: unknown) => Answer;
  /** Changes an answer that comes as one. */
  readonly unary?: (json: Record<string, unknown>, body: unknown) => unknown;
  /** Changes the events of a stream, `[DONE]` among them. */
  readonly events?: (events: readonly unknown[], body: unknown) => readonly unknown[];
  /** Changes the bytes of a stream. */
  readonly bytes?: (event: Buffer) => Buffer;
  /** Instead of the page at a path. */
  readonly page?: (path: string) => readonly [number, unknown] | null;
  /** Takes a client that has gone for one that is still there. */
  readonly leak?: boolean;
  /** Never answers. */
  readonly hangs?: (ordinal: number) => boolean;
  /** Takes requests that are wrong. */
  readonly lenient?: boolean;
}

/** A small server that answers as Dynamo does, the same again for the same request; for faults to be planted in. */
export async function fake(planted: Planted = {}): Promise<string> {
  let active = 0;
  let ordinal = 0;
  return serve(async (request, response) => {
    const path = request.url ?? '';
    if (request.method === 'GET') {
      const [status, page] = planted.page?.(path) ?? pageOf(path, active);
      if (typeof page === 'string') response.writeHead(status).end(page);
      else sendJson(response, status, page);
      return;
    }
    ordinal += 1;
    if (planted.hangs?.(ordinal)) return;
    active += 1;
    const left = await serveAnswer(request, response, planted, ordinal);
    if (!(left && planted.leak)) active -= 1;
  });
}

/** Gives whether the client went away before the end. */
async function serveAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  planted: Planted,
  ordinal: number,
): Promise<boolean> {
  const path = request.url ?? '';
  const text = await bodyOf(request);
  const body = parseJson(text);
  const refused =
    planted.refuse?.(body, ordinal) ?? (planted.lenient ? null : refusalOf(path, body));
  if (refused) {
    sendJson(response, refused[0], { message: refused[1], type: 'x', code: refused[0] });
    return false;
  }
  const plain = answerTo(path, body);
  const answer = planted.answer?.(plain, body) ?? plain;
  if (dig(body, 'stream') !== true) {
    const json = answer.unary();
    sendJson(response, 200, planted.unary ? planted.unary(json, body) : json);
    return false;
  }
  const events = planted.events?.(answer.events(), body) ?? answer.events();
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) {
    if (response.destroyed) return true;
    const data = Buffer.from(
      `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`,
    );
    response.write(planted.bytes?.(data) ?? data);
    await wait(1);
  }
  response.end();
  return response.destroyed;
}

function pageOf(path: string, active: number): readonly [number, unknown] {
  if (path === '/live') return [200, { status: 'live' }];
  if (path === '/health') return [200, { status: 'healthy' }];
  if (path === '/v1/models')
    return [200, { object: 'list', data: [{ id: 'tiny', context_window: 4000 }] }];
  if (path === '/v1/models/tiny') return [200, { id: 'tiny' }];
  if (path === '/v1/models/tiny/ready') return [200, { model: 'tiny', ready: true }];
  if (path === '/metrics')
    return [200, `dynamo_frontend_active_requests{model="tiny"} ${active}\n`];
  return [404, { message: 'Route not found' }];
}

/** What the user said last, of a body. */
export function promptOf(body: unknown): string {
  const last = listOf(dig(body, 'messages')).at(-1);
  return textOf(dig(last, 'content')) ?? textOf(dig(body, 'prompt')) ?? '';
}
