import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { now } from '../clock.ts';
import { errorBody, modelNotFound } from '../errors.ts';
import type { Endpoint } from '../faults/types.ts';
import type { App } from './app.ts';
import { infer } from './infer.ts';
import { pageAt } from './pages.ts';
import { answer, answerJson, pathOf } from './plain.ts';

const inference: Readonly<Record<string, Endpoint>> = {
  '/v1/chat/completions': 'chat_completions',
  '/v1/completions': 'completions',
  '/v1/responses': 'responses',
};

/** The frontend's HTTP service. */
export function makeFrontendServer(app: App): Server {
  const arrival = openArrivals();
  const server = createServer({ noDelay: true, keepAliveTimeout: 120_000 }, (request, response) => {
    const arrived = arrival();
    response.on('error', () => response.destroy());
    route(app, request, response, arrived).catch((error: unknown) => {
      app.log('ERROR', `bug of the simulator: ${String(error)}`);
      answerJson(response, 500, errorBody({ status: 500, message: 'bug', label: null }));
    });
  });
  return server;
}

/**
 * When a request came: all that one turn of the event loop finds waiting came before it began, however long the others
 * take to be read.
 */
function openArrivals(): () => number {
  let turn: number | null = null;
  return () => {
    if (turn === null) {
      turn = now();
      setImmediate(() => {
        turn = null;
      });
    }
    return turn;
  };
}

async function route(
  app: App,
  request: IncomingMessage,
  response: ServerResponse,
  arrived: number,
): Promise<void> {
  const path = pathOf(request);
  const endpoint = inference[path];
  if (endpoint !== undefined) {
    if (request.method !== 'POST') return answer(response, 405, '', 'text/plain');
    return infer(app, endpoint, request, response, arrived);
  }
  if (path === '/v1/embeddings') return answerJson(response, 404, errorBody(modelNotFound));
  const page = pageAt(app, path);
  if (page === null) return answer(response, 404, '', 'text/plain');
  const [other] = app.hooks.flatMap((hook) => hook.page?.(path, () => page.body) ?? []);
  const { status, body } = other ?? page;
  answer(response, status, body, page.type);
}
