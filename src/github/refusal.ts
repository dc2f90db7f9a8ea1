import { UserError } from '../model/errors.ts';
import { printable } from '../model/printable.ts';
import type { ApiUrl } from './api-url.ts';
import { Refused } from './errors.ts';
import { type Failure, failureOf, isUsedUp, messageOf, resetAt, retryAfter } from './failure.ts';
import type { Token } from './token.ts';

export interface Asker {
  readonly api: ApiUrl;
  readonly token: Token | null;
}

/**
 * An error of octokit as one line for the user. `what` completes "GitHub refuses to ...". Never a token in it, not even
 * where the server sent it back.
 */
export function refusal(error: unknown, what: string, asker: Asker): UserError {
  const cause = error instanceof Error ? error.cause : null;
  if (error instanceof UserError) return error;
  if (cause instanceof UserError) return new UserError(`cannot ${what}: ${cause.message}`);
  const failure = failureOf(error);
  return new Refused(cleanLine(sentence(failure, what, asker), asker.token), failure.status);
}

/** One printable line of bounded length, without the token. */
export function cleanLine(text: string, token: Token | null): string {
  const line = printable(text.replace(/\s+/g, ' ').trim());
  const safe = token === null ? line : line.replaceAll(token.reveal(), '[token]');
  return safe.length > 600 ? `${safe.slice(0, 600)}…` : safe;
}

function sentence(failure: Failure, what: string, asker: Asker): string {
  const host = new URL(asker.api.url).host;
  const says = messageOf(failure);
  const quoted = says === '' ? '' : ` (${says})`;
  const limit = limitSentence(failure, asker);
  if (limit !== null) return `cannot ${what}: ${limit}`;
  if (failure.status === null && failure.data !== undefined && says !== '')
    return `GitHub refuses to ${what}: ${says}`;
  if (failure.status === null)
    return `cannot ${what}: no connection to ${host}${failure.code === null ? '' : ` (${failure.code})`}`;
  switch (failure.status) {
    case 401:
      return asker.token
        ? `cannot ${what}: GitHub does not accept the token of ${asker.token.from}${quoted}; expected one that is valid for ${asker.api.host}`
        : `cannot ${what}: GitHub wants a token; give one with --token-file or GITHUB_TOKEN`;
    case 403:
      return asker.token
        ? `cannot ${what}: the token of ${asker.token.from} has no right to${quoted}; reviews need "Pull requests: write", re-runs "Actions: write"`
        : `cannot ${what} without a token${quoted}; give one with --token-file or GITHUB_TOKEN`;
    case 404:
      return `cannot ${what}: not found, or ${asker.token ? `the token of ${asker.token.from} may not see it` : 'not public (no token was given)'}`;
    case 451:
      return `cannot ${what}: not available for legal reasons${quoted}`;
  }
  if (failure.status >= 500)
    return `cannot ${what}: ${host} answers ${failure.status} again and again${quoted}`;
  return `GitHub refuses to ${what}: ${failure.status}${quoted}`;
}

function limitSentence(failure: Failure, { token }: Asker): string | null {
  const seconds = retryAfter(failure);
  const isLimit = failure.status === 403 || failure.status === 429;
  if (isUsedUp(failure)) {
    const hint = token ? '' : '; a token has a higher limit (--token-file or GITHUB_TOKEN)';
    return `GitHub's rate limit is used up${resetOf(failure)}${hint}`;
  }
  if (isLimit && (seconds !== null || /secondary rate/i.test(messageOf(failure))))
    return `GitHub wants fewer requests: try again ${seconds === null ? 'in a few minutes' : `in ${seconds} s`}`;
  return failure.status === 429 ? 'GitHub wants fewer requests: try again later' : null;
}

function resetOf(failure: Failure): string {
  const reset = resetAt(failure);
  return reset === null ? '' : ` until ${new Date(reset * 1000).toISOString().replace('.000', '')}`;
}
