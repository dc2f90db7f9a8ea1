import { UserError } from '../model/errors.ts';
import type { GitHub } from '../model/github.ts';
import { printable } from '../model/printable.ts';
import { readApiUrl } from './api-url.ts';
import { makeCalls } from './calls.ts';
import { checkRunsOf } from './checks.ts';
import { Refused } from './errors.ts';
import { readJobLog } from './job-log.ts';
import type { Client, ClientOptions } from './octokit.ts';
import { pullOf } from './pull.ts';
import { isRepoName } from './pull-ref.ts';
import { reviewCommentOf, reviewOf, sentComment } from './reviews.ts';
import { textAt } from './shape.ts';
import { threadsByGraphql, threadsOfComments } from './threads.ts';
import type { Token } from './token.ts';

export interface OpenGitHubOptions {
  /** `--api-url`; null for GitHub's own. */
  readonly apiUrl: string | null;
  /** `owner/name`. */
  readonly repo: string;
  readonly token: Token | null;
  /** Of the program, for the user agent. */
  readonly version: string;
  /** Gets single lines: a limit is waited for. */
  readonly warn: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Of one request with its answer; 30 s without it. */
  readonly timeLimitMs?: number;
  /** Seconds that are waited for limits in all; 60 without it. */
  readonly patience?: number;
  /** How long a second of waiting lasts, in milliseconds: less in tests. */
  readonly secondMs?: number;
}

/** GitHub takes no longer body. */
const maxBody = 65_536;
const maxAnswer = 64 * 2 ** 20;

/**
 * A client of one repository. Nothing is asked until a method is called. Each answers within its time limit, stops at
 * `signal`, and throws UserErrors in one line; writes are sent once and throw `Unclear` where their outcome is unknown.
 */
export function openGitHub(options: OpenGitHubOptions): GitHub {
  const { repo, token, version, warn, signal } = options;
  if (!isRepoName(repo))
    throw new UserError(
      `${printable(JSON.stringify(repo))} names no repository: expected owner/name`,
    );
  const api = readApiUrl(options.apiUrl);
  const timeLimitMs = options.timeLimitMs ?? 30_000;
  const guards = { origin: api.origin, timeLimitMs, maxBytes: maxAnswer, signal };
  const { patience = 60, secondMs = 1000 } = options;
  let client: Promise<Client> | null = null;
  const getClient = (): Promise<Client> => {
    client ??= loadClient({ api, token, version, warn, guards, patience, secondMs });
    return client;
  };
  const calls = makeCalls(getClient, { api, token }, guards);
  const base = `/repos/${repo}`;

  const asList = (page: unknown): readonly unknown[] | null => (Array.isArray(page) ? page : null);
  const list = (what: string, path: string): Promise<readonly unknown[]> =>
    calls.all(what, path, {}, asList);
  const pullPath = (number: number): string => `${base}/pulls/${positive(number)}`;
  const reviewPath = (number: number, id: number): string =>
    `${pullPath(number)}/reviews/${positive(id)}`;
  let login: Promise<string | null> | null = null;

  return {
    repo,
    token_from: token?.from ?? null,
    pull: async (number) => pullOf(await calls.get(`read ${repo}#${number}`, pullPath(number))),
    login: () => {
      login ??= token ? ownLogin(calls, token) : Promise.resolve(null);
      return login;
    },
    reviews: async (number) =>
      (await list(`list the reviews of ${repo}#${number}`, `${pullPath(number)}/reviews`)).map(
        reviewOf,
      ),
    reviewComments: async (number, id) =>
      (await list(`read review ${id}`, `${reviewPath(number, id)}/comments`)).map(reviewCommentOf),
    threads: async (number) => {
      if (token) return threadsByGraphql(calls, repo, positive(number));
      const what = `read the comments of ${repo}#${number}`;
      return threadsOfComments(await list(what, `${pullPath(number)}/comments`));
    },
    checkRuns: (sha) => checkRunsOf(calls, base, sha),
    jobLog: (id) =>
      readJobLog(`${base}/actions/jobs/${positive(id)}/logs`, {
        ...{ api, token, version, signal },
        timeLimitMs: timeLimitMs * 4,
      }),
    createReview: async (number, review) => {
      const what = `create the review of ${repo}#${number}`;
      checkLength(what, [review.body, ...review.comments.map((comment) => comment.body)]);
      // No `event`: that is what makes it pending.
      const body = {
        commit_id: review.commit_id,
        body: review.body,
        comments: review.comments.map(sentComment),
      };
      return calls.write(what, 'POST', `${pullPath(number)}/reviews`, body, reviewOf);
    },
    submitReview: async (number, id, { event, body }) => {
      const what = `submit review ${id}`;
      checkLength(what, [body]);
      return calls.write(
        what,
        'POST',
        `${reviewPath(number, id)}/events`,
        { event, body },
        reviewOf,
      );
    },
    deletePending: (number, id) =>
      calls.write(`delete review ${id}`, 'DELETE', reviewPath(number, id), null, () => {}),
    rerunFailedJobs: (id) =>
      calls.write(
        `re-run the failed jobs of run ${id}`,
        'POST',
        `${base}/actions/runs/${positive(id)}/rerun-failed-jobs`,
        null,
        () => {},
      ),
  };
}

/** octokit and its plugins are loaded when GitHub is first asked: what needs no network does not wait for them. */
const loadClient = async (options: ClientOptions): Promise<Client> =>
  (await import('./octokit.ts')).makeClient(options);

/** Null where the token is an app's, which `GET /user` refuses. */
async function ownLogin(calls: ReturnType<typeof makeCalls>, token: Token): Promise<string | null> {
  try {
    return textAt(await calls.get(`see whose token ${token.from} holds`, '/user'), 'login');
  } catch (error) {
    if (error instanceof Refused && error.status === 403) return null;
    throw error;
  }
}

function positive(number: number): number {
  if (!Number.isSafeInteger(number) || number < 1)
    throw new UserError(`${number} is no number that GitHub gives: expected 1 or more`);
  return number;
}

function checkLength(what: string, bodies: readonly string[]): void {
  const longest = Math.max(0, ...bodies.map((body) => body.length));
  if (longest > maxBody)
    throw new UserError(
      `cannot ${what}: a text has ${longest} characters, GitHub takes ${maxBody}`,
    );
}
