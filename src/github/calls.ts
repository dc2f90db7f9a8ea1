import { UserError } from '../model/errors.ts';
import { Unclear } from './errors.ts';
import { failureOf } from './failure.ts';
import { type FetchGuards, guardedFetch, Redirected, stop } from './guarded-fetch.ts';
import type { Client } from './octokit.ts';
import { type Asker, cleanLine, refusal } from './refusal.ts';
import { UnexpectedShape } from './shape.ts';

/** Pages of 100 of one list: more is no pull request that anybody could review. */
const maxPages = 300;

export interface Calls {
  /** GET a path; `what` completes "cannot ...", as in `read pull request 7`. */
  readonly get: (what: string, path: string, query?: Query) => Promise<unknown>;
  /** All entries of a list; `list` takes them out of a page where it is an object. */
  readonly all: (
    what: string,
    path: string,
    query: Query,
    list: (page: unknown) => readonly unknown[] | null,
  ) => Promise<readonly unknown[]>;
  readonly query: (what: string, query: string, variables: Query) => Promise<unknown>;
  /** Sent once. `read` takes the answer apart: what it does not understand is `Unclear`, for it was sent. */
  readonly write: <T>(
    what: string,
    method: 'POST' | 'DELETE',
    path: string,
    body: object | null,
    read: (answer: unknown) => T,
  ) => Promise<T>;
}

type Query = Readonly<Record<string, string | number | null>>;

/** How GitHub is asked: errors become UserErrors, and writes of unknown outcome `Unclear`. */
export function makeCalls(client: Client, asker: Asker, guards: FetchGuards): Calls {
  const { signal } = guards;
  const reading = async <T>(what: string, ask: () => Promise<T>): Promise<T> => {
    try {
      return await orAborted(ask(), signal);
    } catch (error) {
      throw refusal(error, what, asker);
    }
  };
  const get: Calls['get'] = (what, path, query = {}) =>
    reading(what, async () => (await client.request(`GET ${path}`, { ...query })).data);
  const all: Calls['all'] = (what, path, query, list) =>
    reading(what, async () => {
      const entries: unknown[] = [];
      let pages = 0;
      let next: string | null = path;
      while (next !== null) {
        pages += 1;
        if (pages > maxPages)
          throw new UserError(`cannot ${what}: more than ${maxPages * 100} entries`);
        const first: Query = pages === 1 ? { ...query, per_page: 100 } : {};
        const response = await client.request(`GET ${next}`, { ...first });
        const page = list(response.data);
        if (page === null) throw new UnexpectedShape('list');
        entries.push(...page);
        next = nextOf(response.headers.link);
      }
      return entries;
    });
  const query: Calls['query'] = (what, text, variables) =>
    reading(what, () => client.graphql(text, { ...variables }));
  const write: Calls['write'] = async (what, method, path, body, read) => {
    let sent = false;
    const onSend = (): void => {
      sent = true;
    };
    if (!asker.token)
      throw new UserError(
        `cannot ${what} without a token; give one with --token-file or GITHUB_TOKEN`,
      );
    try {
      const request = { retries: 0, fetch: guardedFetch({ ...guards, onSend }) };
      const response = await client.request(`${method} ${path}`, { ...body, request });
      return read(response.data);
    } catch (error) {
      throw sent && isUnclear(error) ? unclear(error, what, asker) : refusal(error, what, asker);
    }
  };
  return { get, all, query, write };
}

/** An answer of 4xx was thought about by GitHub, and a connection that was never made carried nothing. */
function isUnclear(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  if (error instanceof Redirected || cause instanceof Redirected) return false;
  if (error instanceof UserError || cause instanceof UserError) return true;
  const { status, unsent } = failureOf(error);
  return status === null ? !unsent : status >= 500 || status === 408;
}

function unclear(error: unknown, what: string, asker: Asker): Unclear {
  const cause = error instanceof Error ? error.cause : null;
  const { status, code } = failureOf(error);
  const reason =
    [error, cause].find((one) => one instanceof UserError)?.message ??
    (status === null
      ? `the connection broke${code === null ? '' : `: ${code}`}`
      : `answer ${status}`);
  const text = `nobody can tell whether GitHub did ${what} (${reason}): what it holds has to be read before anything is sent again`;
  return new Unclear(cleanLine(text, asker.token));
}

/** Ends the waiting when the user does; what was asked for goes on until its own signal stops it. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  let onAbort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(stop(new UserError('interrupted')));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** The address of the next page in a Link header. */
function nextOf(link: string | undefined): string | null {
  return /<([^<>]+)>;\s*rel="next"/.exec(link ?? '')?.[1] ?? null;
}
