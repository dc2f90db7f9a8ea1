import type { IncomingMessage } from 'node:http';
import type { ApiError } from '../faults/types.ts';

const mostBytes = 45 * 1024 * 1024;

/** The text of a request's body, or why it is not taken. */
export function readBody(request: IncomingMessage): Promise<string | ApiError> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^application\/(json|.*\+json)$/.test(type)) {
    request.resume();
    const message = 'Expected request with Content-Type application/json';
    return Promise.resolve({ status: 415, message, label: null });
  }
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= mostBytes) parts.push(part);
    });
    request.on('end', () => {
      const message = `Request body exceeds the limit of ${mostBytes / 1024 / 1024} MB`;
      resolve(
        size > mostBytes ? { status: 413, message, label: null } : Buffer.concat(parts).toString(),
      );
    });
    request.on('error', () =>
      resolve({ status: 400, message: 'Failed to read request body', label: null }),
    );
  });
}
