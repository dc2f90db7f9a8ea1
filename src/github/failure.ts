import { fieldOf, numberAt, textAt } from './shape.ts';

/** What octokit's error says: an answer of the server, or why there was none. */
export interface Failure {
  /** Null where no answer came. */
  readonly status: number | null;
  readonly header: (name: string) => string | null;
  readonly data: unknown;
  /** Of Node: `ECONNREFUSED`. */
  readonly code: string | null;
  /** The connection was never made, so nothing was sent. */
  readonly unsent: boolean;
}

export function failureOf(error: unknown): Failure {
  const response = fieldOf(error, 'response');
  // GraphQL's errors come with 200; octokit puts their answer where others have the response.
  const isAnswer = numberAt(response, 'status') !== null;
  const headers = isAnswer ? fieldOf(response, 'headers') : fieldOf(error, 'headers');
  const reasons = causes(error);
  const code = reasons.map((cause) => textAt(cause, 'code')).find((one) => one !== null) ?? null;
  return {
    status: isAnswer ? numberAt(response, 'status') : null,
    header: (name) => textAt(headers, name),
    data: isAnswer ? fieldOf(response, 'data') : response,
    code,
    unsent:
      code !== null &&
      (neverSent.test(code) || reasons.some((one) => one instanceof AggregateError)),
  };
}

/** Codes of a connection that was not made: names, addresses, certificates. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT\w*|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/;

function causes(error: unknown): readonly unknown[] {
  const found: unknown[] = [];
  for (let at = error; at instanceof Error && found.length < 5; at = at.cause) found.push(at);
  return found;
}

/** Seconds that the server wants to be left alone; null where it says nothing. */
export function retryAfter(failure: Failure): number | null {
  const text = failure.header('retry-after');
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** Whether the hourly limit is used up: 403 or 429 by REST, an error of its own type by GraphQL. */
export function isUsedUp(failure: Failure): boolean {
  const isLimit = failure.status === 403 || failure.status === 429;
  if (isLimit) return failure.header('x-ratelimit-remaining') === '0';
  const errors = fieldOf(failure.data, 'errors');
  return Array.isArray(errors) && errors.some((one) => textAt(one, 'type') === 'RATE_LIMITED');
}

/** When that limit ends, in seconds since 1970. */
export function resetAt(failure: Failure): number | null {
  const reset = failure.header('x-ratelimit-reset');
  return reset !== null && /^\d{9,10}$/.test(reset) ? Number(reset) : null;
}

/** What GitHub says of it, with the entries of `errors`; as it came. */
export function messageOf(failure: Failure): string {
  const { data } = failure;
  // A page of a proxy says nothing that fits on a line.
  if (typeof data === 'string') return data.trimStart().startsWith('<') ? '' : data.slice(0, 300);
  const message = textAt(failure.data, 'message');
  const errors = fieldOf(failure.data, 'errors');
  const entries = Array.isArray(errors) ? errors.map(entry).filter((one) => one !== '') : [];
  return [
    ...(message === null ? [] : [message]),
    ...(entries.length ? [entries.join(', ')] : []),
  ].join(': ');
}

/** A text, or an object with a message, or a field and a code. */
function entry(error: unknown): string {
  if (typeof error === 'string') return error;
  const words = ['resource', 'field', 'code'].map((name) => textAt(error, name));
  return textAt(error, 'message') ?? words.filter((word) => word !== null).join(' ');
}
