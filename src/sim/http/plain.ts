import type { IncomingMessage, ServerResponse } from 'node:http';

/** Every answer says who gives it. */
export const serverName = 'dyn-audit-simulator';

/** The path of a request without its query; `/` where it cannot be read. */
export function pathOf(request: IncomingMessage): string {
  const [path = '/'] = (request.url ?? '/').split('?');
  return path;
}

/** Answers with a text, whole. */
export function answer(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'application/json',
): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'content-type': type,
    'content-length': bytes.length,
    server: serverName,
  });
  response.end(bytes);
}

export const answerJson = (response: ServerResponse, status: number, body: unknown): void =>
  answer(response, status, JSON.stringify(body));

export const prometheusType = 'text/plain; version=0.0.4';
