import { UserError } from '../model/errors.ts';
import { printable } from '../model/printable.ts';

export interface PullRef {
  /** Of an address; null where a number or `owner/repo#n` was given. */
  readonly host: string | null;
  /** `owner/name`. */
  readonly repo: string;
  readonly number: number;
}

const repoPattern = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/;
const expected = 'expected 10254, owner/repo#10254 or https://github.com/owner/repo/pull/10254';

/**
 * Which pull request a user means: `10254`, `#10254`, `owner/repo#10254`, or the address of any of its pages.
 * Anything else is a UserError.
 */
export function parsePullRef(text: string, defaultRepo: string): PullRef {
  const trimmed = text.trim();
  const short = /^(?:([^\s#]+))?#?(\d{1,10})$/.exec(trimmed);
  if (/^#?\d{1,10}$/.test(trimmed)) return refOf(null, defaultRepo, trimmed.replace('#', ''), text);
  if (short?.[1] && trimmed.includes('#')) return refOf(null, short[1], short[2] ?? '', text);
  const url = /^https?:\/\//.test(trimmed) && URL.canParse(trimmed) ? new URL(trimmed) : null;
  const page = url && /^\/([^/]+\/[^/]+)\/pull\/(\d{1,10})(?:\/.*)?$/.exec(url.pathname);
  if (!url || !page || url.username !== '' || url.password !== '') throw notUnderstood(text);
  return refOf(url.host.replace(/^www\./, ''), page[1] ?? '', page[2] ?? '', text);
}

function refOf(host: string | null, repo: string, digits: string, text: string): PullRef {
  const number = Number(digits);
  if (!isRepoName(repo) || number < 1 || number > 2 ** 31) throw notUnderstood(text);
  return { host, repo, number };
}

/** Whether a text may stand as `owner/name` in an address: no dots alone, nothing that leads elsewhere. */
export const isRepoName = (repo: string): boolean =>
  repoPattern.test(repo) && !/\/\.{1,2}$/.test(repo);

const notUnderstood = (text: string): UserError =>
  new UserError(
    `${printable(JSON.stringify(text.slice(0, 200)))} names no pull request: ${expected}`,
  );
