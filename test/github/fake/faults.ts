import type { Fault, FaultKind } from './types.ts';

/** Planted faults, each for so many of the requests that it is for. */
export function faultList(): {
  readonly plant: (fault: Fault) => void;
  readonly strike: (method: string, path: string) => FaultKind | null;
} {
  const planted: { fault: Fault; skip: number; times: number }[] = [];
  const plant = (fault: Fault): void => {
    planted.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
  };
  const strike = (method: string, path: string): FaultKind | null => {
    for (const one of planted) {
      const meant = (one.fault.method ?? method) === method && one.fault.path.test(path);
      if (!meant || one.times === 0) continue;
      if (one.skip > 0) {
        one.skip -= 1;
        continue;
      }
      one.times -= 1;
      return one.fault.fault;
    }
    return null;
  };
  return { plant, strike };
}

/** What a proxy in front of GitHub answers; `done` says whether GitHub carried the request out all the same. */
export const badGateway = (done: boolean): FaultKind => ({
  kind: 'answer',
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: '<html><body><h1>502 Bad Gateway</h1>This page is taking too long to load.</body></html>',
  done,
});

/** The hourly limit is used up until `reset`, in seconds since 1970. */
export const primaryLimit = (reset: number): FaultKind => ({
  kind: 'answer',
  status: 403,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'x-ratelimit-limit': '5000',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-used': '5000',
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': 'core',
  },
  body: JSON.stringify({
    message: 'API rate limit exceeded for user ID 1.',
    documentation_url:
      'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#primary-rate-limits',
    status: '403',
  }),
  done: false,
});

/** Too much at once: come back after so many seconds. */
export const secondaryLimit = (status: 403 | 429, retryAfter: number): FaultKind => ({
  kind: 'answer',
  status,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'retry-after': String(retryAfter),
  },
  body: JSON.stringify({
    message:
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    documentation_url:
      'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits',
    status: String(status),
  }),
  done: false,
});

/** The same limit as GraphQL tells of it: with 200. */
export const graphqlLimit = (reset: number): FaultKind => ({
  kind: 'answer',
  status: 200,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': 'graphql',
  },
  body: JSON.stringify({
    errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for user ID 1.' }],
  }),
  done: false,
});
