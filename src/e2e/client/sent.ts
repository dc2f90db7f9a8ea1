import type { Sent } from '../../model/e2e-run.ts';
import { dig, parseJson } from './json.ts';
import type { Outgoing } from './types.ts';

export interface SentCounter {
  /** `error`: what the server said against it. */
  readonly add: (
    request: Outgoing,
    status: Sent['status'],
    http: number,
    error: string | null,
  ) => void;
  readonly list: () => readonly Sent[];
}

/** Counts what was sent as `dynamo_frontend_requests_total` labels it. Questions (GET) are not counted: nor are they there. */
export function openSentCounter(): SentCounter {
  const counts = new Map<string, Sent>();
  return {
    add: (request, status, http, error) => {
      if (methodOf(request) !== 'POST') return;
      const endpoint = unread(http, error) ? 'other' : endpointOf(request);
      const kind = { endpoint, request_type: typeOf(request), status, http };
      const key = Object.values(kind).join(' ');
      counts.set(key, { ...kind, count: (counts.get(key)?.count ?? 0) + 1 });
    },
    list: () => [...counts.values()],
  };
}

/** Several lists as one. */
export function addSent(lists: readonly (readonly Sent[])[]): readonly Sent[] {
  const counts = new Map<string, Sent>();
  for (const sent of lists.flat()) {
    const key = `${sent.endpoint} ${sent.request_type} ${sent.status} ${sent.http}`;
    counts.set(key, { ...sent, count: (counts.get(key)?.count ?? 0) + sent.count });
  }
  return [...counts.values()];
}

export function methodOf(request: Outgoing): string {
  return request.method ?? (bodyOf(request) === null ? 'GET' : 'POST');
}

/** The bytes to send; null when there are none. */
export function bodyOf(request: Outgoing): Buffer | null {
  if (request.raw !== undefined) return Buffer.from(request.raw);
  return request.body === undefined ? null : Buffer.from(JSON.stringify(request.body));
}

/** Dynamo counts a refusal of its own rules, but not one of its JSON reader: a field lacks, or has another type. */
function unread(http: number, error: string | null): boolean {
  return http === 400 && error !== null && error.startsWith('Failed to deserialize');
}

/** A body that is no JSON belongs to no endpoint: the server cannot count what it cannot read. */
function endpointOf(request: Outgoing): Sent['endpoint'] {
  if (contentOf(request) === undefined) return 'other';
  const path = request.path.replace(/\?.*$/, '');
  if (path.endsWith('/chat/completions')) return 'chat_completions';
  if (path.endsWith('/completions')) return 'completions';
  return path.endsWith('/responses') ? 'responses' : 'other';
}

function typeOf(request: Outgoing): Sent['request_type'] {
  return dig(contentOf(request), 'stream') === true ? 'stream' : 'unary';
}

function contentOf(request: Outgoing): unknown {
  return request.raw === undefined
    ? request.body
    : parseJson(Buffer.from(request.raw).toString('utf8'));
}
