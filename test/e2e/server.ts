import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { afterEach } from 'vitest';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A server on a free port that ends with the test; gives its address. */
export function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
    });
  });
}

/** The body of a request as JSON. */
export async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return JSON.parse(Buffer.concat(pieces).toString('utf8'));
}

export const event = (data: unknown): string =>
  `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

export const chunk = (content: string | null, finish: string | null = null): string =>
  event({
    choices: [{ index: 0, delta: content === null ? {} : { content }, finish_reason: finish }],
  });

/** A whole stream of `tokens` tokens at once. */
export function answerStream(
  answer: ServerResponse,
  tokens: number,
  leaveOut: 'usage' | 'done' | 'content' | 'finish' | null = null,
): void {
  answer.writeHead(200, { 'content-type': 'text/event-stream' });
  if (leaveOut !== 'content') for (let at = 0; at < tokens; at += 1) answer.write(chunk('a '));
  if (leaveOut !== 'finish') answer.write(chunk(null, 'length'));
  if (leaveOut !== 'usage')
    answer.write(
      event({
        choices: [],
        usage: { prompt_tokens: 5, completion_tokens: tokens, total_tokens: 5 + tokens },
      }),
    );
  answer.end(leaveOut === 'done' ? '' : event('[DONE]'));
}
