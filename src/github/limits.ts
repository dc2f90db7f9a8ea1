import { setTimeout as sleep } from 'node:timers/promises';
import type { Octokit } from '@octokit/rest';
import { failureOf, isUsedUp, messageOf, retryAfter } from './failure.ts';
import { stop } from './guarded-fetch.ts';

export interface Patience {
  /** Seconds that may still be waited, shared by all requests of a client. */
  readonly budget: { left: number };
  readonly secondMs: number;
  readonly warn: (line: string) => void;
  readonly isRead: (request: unknown) => boolean;
  readonly signal: AbortSignal | undefined;
}

/**
 * The throttling plugin knows limits by GitHub's words and by `x-ratelimit-remaining: 0`. A 429 or 403 that only has a
 * Retry-After (proxies, older GitHub Enterprise) is waited for here: reads alone, and within the same patience.
 */
export function waitForBareLimits(client: Pick<Octokit, 'hook'>, patience: Patience): void {
  client.hook.wrap('request', async (request, options) => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await request(options);
      } catch (error) {
        const seconds = patience.isRead(options) && tries < 3 ? bareLimit(error) : null;
        if (seconds === null || seconds > patience.budget.left) throw error;
        patience.budget.left -= seconds;
        patience.warn(`GitHub wants fewer requests: waiting ${seconds} s`);
        await sleep(seconds * patience.secondMs, undefined, {
          ...(patience.signal ? { signal: patience.signal } : {}),
        }).catch((reason: unknown) => {
          throw stop(reason);
        });
      }
    }
  });
}

function bareLimit(error: unknown): number | null {
  const failure = failureOf(error);
  if (failure.status !== 429 && failure.status !== 403) return null;
  if (isUsedUp(failure) || /\bsecondary rate\b/i.test(messageOf(failure))) return null;
  return retryAfter(failure) ?? (failure.status === 429 ? 5 : null);
}
