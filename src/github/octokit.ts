import { randomUUID } from 'node:crypto';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import type { ApiUrl } from './api-url.ts';
import { type FetchGuards, guardedFetch } from './guarded-fetch.ts';
import { waitForLimits } from './limits.ts';
import type { Token } from './token.ts';

const Client = Octokit.plugin(throttling, retry);
export type Client = InstanceType<typeof Client>;

export interface ClientOptions {
  readonly api: ApiUrl;
  readonly token: Token | null;
  readonly version: string;
  readonly warn: (line: string) => void;
  readonly guards: FetchGuards;
  /** Seconds that may be waited for limits in all. */
  readonly patience: number;
  /** How long a second of waiting lasts, in milliseconds: less in tests. */
  readonly secondMs: number;
}

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** octokit with its plugins, silent, which repeats reads alone and waits no longer than `patience` for limits. */
export function makeClient(options: ClientOptions): Client {
  const { secondMs, warn, patience: seconds } = options;
  const client = new Client({
    baseUrl: options.api.url,
    userAgent: `dyn-audit/${options.version}`,
    ...(options.token ? { auth: options.token.reveal() } : {}),
    log: quiet,
    request: { fetch: guardedFetch(options.guards), log: quiet },
    // Spaces out what is sent, within a client: by itself the plugin would do it for all of a process. `waitForLimits`
    // does the waiting.
    throttle: { id: randomUUID(), onRateLimit: () => false, onSecondaryRateLimit: () => false },
    // 403 and 429 are limits, which are waited for below. Each write says `retries: 0` for itself (calls.ts).
    retry: {
      doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451],
      retries: 2,
      retryAfterBaseValue: secondMs,
    },
  });
  client.hook.before('request', (request) => {
    request.headers['x-github-api-version'] = '2022-11-28';
  });
  waitForLimits(client, { seconds, secondMs, warn, isRead, signal: options.guards.signal });
  return client;
}

/** GET, or a query of GraphQL: no mutation is sent by this program. */
function isRead(request: unknown): boolean {
  if (typeof request !== 'object' || request === null) return false;
  const method: unknown = Reflect.get(request, 'method');
  const url: unknown = Reflect.get(request, 'url');
  return method === 'GET' || (typeof url === 'string' && /\/graphql$/.test(url));
}
