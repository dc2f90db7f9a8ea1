import { setTimeout as sleep } from 'node:timers/promises';
import type { Octokit } from '@octokit/rest';
import { type Failure, failureOf, isUsedUp, messageOf, resetAt, retryAfter } from './failure.ts';
import { stop } from './guarded-fetch.ts';

export interface Patience {
  /** Seconds that are waited in all, shared by all requests of a client. */
  readonly seconds: number;
  /** How long a second lasts, in milliseconds. */
  readonly secondMs: number;
  readonly warn: (line: string) => void;
  readonly isRead: (request: unknown) => boolean;
  readonly signal: AbortSignal | undefined;
}

/**
 * Waits for GitHub's limits and asks again: reads alone, at most three times, and within the patience. The throttling
 * plugin could do it, but not be interrupted at it, and it knows no 429 that has nothing but a Retry-After (proxies,
 * older GitHub Enterprise).
 */
export function waitForLimits(client: Pick<Octokit, 'hook'>, patience: Patience): void {
  let left = patience.seconds;
  client.hook.wrap('request', async (request, options) => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await request(options);
      } catch (error) {
        const limit = patience.isRead(options) && tries < 3 ? limitOf(failureOf(error)) : null;
        if (limit === null || limit.seconds > left) throw error;
        left -= limit.seconds;
        patience.warn(`GitHub's ${limit.name} is reached: waiting ${limit.seconds} s`);
        await wait(limit.seconds * patience.secondMs, patience.signal);
      }
    }
  });
}

async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal ? { signal } : {});
  } catch (error) {
    throw stop(error);
  }
}

/** Which limit a failure is, and for how long; null where it is none. GitHub advises a minute where it says nothing. */
function limitOf(failure: Failure): { readonly name: string; readonly seconds: number } | null {
  if (isUsedUp(failure)) {
    const reset = resetAt(failure);
    if (reset === null) return null;
    const seconds = Math.max(0, reset - Math.floor(Date.now() / 1000)) + 1;
    return { name: 'rate limit', seconds };
  }
  if (failure.status !== 429 && failure.status !== 403) return null;
  const seconds = retryAfter(failure);
  if (/\bsecondary rate\b/i.test(messageOf(failure)))
    return { name: 'secondary rate limit', seconds: seconds ?? 60 };
  if (failure.status === 403 && seconds === null) return null;
  return { name: 'limit of requests', seconds: seconds ?? 5 };
}
