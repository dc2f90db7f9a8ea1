import type { ServerResponse } from 'node:http';
import { errorBody, streamError } from '../errors.ts';
import type { ApiError } from '../faults/types.ts';
import { answerJson, serverName } from './plain.ts';

export interface EventStream {
  readonly send: (json: string) => void;
  readonly end: (done: boolean) => void;
  /** An error page before the first event, an error event and `[DONE]` after it. */
  readonly fail: (error: ApiError) => void;
}

/** First byte of a character of four bytes in UTF-8. */
const lead = 0xf0;

/** Server-sent events. A character of four bytes is cut over two writes: readers must put it together. */
export function openEventStream(response: ServerResponse): EventStream {
  const head = (): void => {
    if (response.headersSent) return;
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      server: serverName,
    });
  };
  const send = (json: string): void => {
    head();
    const bytes = Buffer.from(`data: ${json}\n\n`);
    const at = bytes.findIndex((byte) => byte >= lead);
    if (at < 0) {
      response.write(bytes);
      return;
    }
    response.write(bytes.subarray(0, at + 2));
    response.write(bytes.subarray(at + 2));
  };
  return {
    send,
    end: (done) => {
      head();
      response.end(done ? 'data: [DONE]\n\n' : undefined);
    },
    fail: (error) => {
      if (!response.headersSent) return answerJson(response, error.status, errorBody(error));
      send(JSON.stringify(streamError));
      response.end('data: [DONE]\n\n');
    },
  };
}
