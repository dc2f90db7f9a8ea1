import { actionsRun, job, listCheckRuns, listStatuses } from './checks.ts';
import { graphql } from './graphql.ts';
import { notFound, ok, paged, refuse } from './reply.ts';
import { createReview, listPullComments, listReviews, oneReview } from './reviews.ts';
import { pullShape, userShape } from './shapes.ts';
import type { Ask, Reply } from './types.ts';

/** What GitHub answers to a request whose token was already looked at. `path` is without the prefix. */
export function answer(ask: Ask, path: string): Reply {
  if (path === '/graphql') return graphql(ask);
  if (path === '/user' && ask.method === 'GET') return ownUser(ask);
  const [, owner, name, rest] = /^\/repos\/([^/]+)\/([^/]+)(\/.*)$/.exec(path) ?? [];
  if (rest === undefined) return notFound;
  const isRepo = `${owner}/${name}`.toLowerCase() === ask.state.repo.toLowerCase();
  if (!isRepo || (ask.options.isPrivate && !ask.user)) return notFound;
  return inRepo(ask, rest);
}

function ownUser(ask: Ask): Reply {
  if (!ask.user) return refuse(401, 'Requires authentication');
  if (ask.user.app) return refuse(403, 'Resource not accessible by integration');
  return ok(userShape(ask.user.login));
}

function inRepo(ask: Ask, rest: string): Reply {
  const [, pull, below] = /^\/pulls\/(\d+)(\/.*)?$/.exec(rest) ?? [];
  if (pull !== undefined) return inPull(ask, Number(pull), below ?? '');
  const [, what, id, after] = /^\/actions\/(jobs|runs)\/(\d+)(\/.*)?$/.exec(rest) ?? [];
  if (what === 'jobs') return job(ask, Number(id), after ?? '');
  if (what === 'runs') return actionsRun(ask, Number(id), after ?? '');
  const [, sha, list] = /^\/commits\/([^/]+)\/(check-runs|statuses)$/.exec(rest) ?? [];
  if (sha === undefined || ask.method !== 'GET') return notFound;
  return list === 'check-runs' ? listCheckRuns(ask, sha) : listStatuses(ask, sha);
}

function inPull(ask: Ask, number: number, rest: string): Reply {
  const pull = ask.state.pulls.get(number);
  if (!pull) return notFound;
  const route = `${ask.method} ${rest}`;
  if (route === 'GET ') return ok(pullShape(ask, pull));
  if (route === 'GET /reviews') return listReviews(ask, pull);
  if (route === 'POST /reviews') return createReview(ask, pull);
  if (route === 'GET /comments') return listPullComments(ask, pull);
  if (route === 'GET /files') return paged(ask, []);
  const [, id, below] = /^\/reviews\/(\d+)(\/.*)?$/.exec(rest) ?? [];
  return id === undefined ? notFound : oneReview(ask, pull, Number(id), below ?? '');
}
