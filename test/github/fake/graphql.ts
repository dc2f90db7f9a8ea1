import { fieldOf, numberOf, ok, refuse, textOf } from './reply.ts';
import { visibleComments } from './reviews.ts';
import { commentUrl } from './shapes.ts';
import type { Ask, FakeComment, FakePull, Reply } from './types.ts';

/** The words that a query may hold: names of GitHub's schema that this server knows. */
const known = new Set(
  `query String Int ID owner name number after id first on node repository pullRequest reviewThreads pageInfo
   hasNextPage endCursor nodes isResolved isOutdated path line originalLine comments author login __typename body url state
   databaseId PullRequestReviewThread`.split(/\s+/),
);

const wrong = (type: string, message: string, data: unknown = null): Reply =>
  ok({ data, errors: [{ type, message, path: ['repository'], locations: [] }] });

/** GitHub's GraphQL as far as the threads of a pull request go: answers by meaning, not by parsing the whole language. */
export function graphql(ask: Ask): Reply {
  if (!ask.user) return refuse(401, 'Requires authentication');
  const query = textOf(ask.body, 'query') ?? '';
  const stranger = query.match(/[A-Za-z_]\w*/g)?.find((word) => !known.has(word));
  if (stranger) return ok({ errors: [{ message: `Field '${stranger}' doesn't exist` }] });
  const variables = fieldOf(ask.body, 'variables');
  if (query.includes('node(')) return threadPage(ask, variables);
  const repo = `${textOf(variables, 'owner')}/${textOf(variables, 'name')}`;
  const number = numberOf(variables, 'number') ?? 0;
  const pull = ask.state.pulls.get(number);
  if (repo.toLowerCase() !== ask.state.repo.toLowerCase())
    return wrong('NOT_FOUND', `Could not resolve to a Repository with the name '${repo}'.`, {
      repository: null,
    });
  if (!pull)
    return wrong('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`, {
      repository: { pullRequest: null },
    });
  const roots = visibleComments(ask, pull, true).filter((one) => one.in_reply_to_id === null);
  const threads = page(ask, roots, textOf(variables, 'after'), (root) => ({
    id: `T_${pull.number}_${root.id}`,
    isResolved: root.resolved,
    isOutdated: root.line === null,
    path: root.path,
    line: root.line,
    originalLine: root.original_line,
    comments: comments(ask, pull, root, null),
  }));
  return ok({ data: { repository: { pullRequest: { reviewThreads: threads } } } });
}

function threadPage(ask: Ask, variables: unknown): Reply {
  const [, number, id] = /^T_(\d+)_(\d+)$/.exec(textOf(variables, 'id') ?? '') ?? [];
  const pull = ask.state.pulls.get(Number(number));
  const root = pull && visibleComments(ask, pull, true).find((one) => one.id === Number(id));
  if (!pull || !root) return wrong('NOT_FOUND', 'Could not resolve to a node with the global id.');
  return ok({
    data: { node: { comments: comments(ask, pull, root, textOf(variables, 'after')) } },
  });
}

const comments = (ask: Ask, pull: FakePull, root: FakeComment, after: string | null): unknown =>
  page(
    ask,
    visibleComments(ask, pull, true).filter(
      (one) => one === root || one.in_reply_to_id === root.id,
    ),
    after,
    (one) => ({
      author: one.author === null ? null : actor(one.author),
      body: one.body,
      url: commentUrl(ask, pull.number, one),
      state: isPending(ask, one) ? 'PENDING' : 'SUBMITTED',
    }),
  );

const isPending = (ask: Ask, comment: FakeComment): boolean =>
  ask.state.reviews.some((one) => one.id === comment.review && one.state === 'PENDING');

/** GraphQL names a bot without the `[bot]` that REST gives it. */
const actor = (login: string): unknown => ({
  __typename: login.endsWith('[bot]') ? 'Bot' : 'User',
  login: login.replace(/\[bot\]$/, ''),
});

function page<T>(
  ask: Ask,
  entries: readonly T[],
  after: string | null,
  shape: (entry: T) => unknown,
): unknown {
  const from = after === null ? 0 : Number(Buffer.from(after, 'base64').toString());
  const to = from + Math.min(100, ask.options.maxPage);
  const nodes = entries.slice(from, to).map(shape);
  const endCursor =
    nodes.length === 0 ? null : Buffer.from(String(from + nodes.length)).toString('base64');
  return { pageInfo: { hasNextPage: to < entries.length, endCursor }, nodes };
}
