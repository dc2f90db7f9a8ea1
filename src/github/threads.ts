import type { ReviewThread } from '../model/github.ts';
import type { Calls } from './calls.ts';
import { fieldAt, fieldOf, listAt, must, numberAt, textAt } from './shape.ts';

type Comment = ReviewThread['comments'][number];

const comment =
  'pageInfo { hasNextPage endCursor } nodes { author { __typename login } body url state }';
const threadsQuery = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) {
    reviewThreads(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes {
      id isResolved isOutdated path line originalLine comments(first: 100) { ${comment} }
    } }
  } }
}`;
const commentsQuery = `query ($id: ID!, $after: String) {
  node(id: $id) { ... on PullRequestReviewThread { comments(first: 100, after: $after) { ${comment} } } }
}`;

/**
 * All threads with their state. Only GraphQL tells what is resolved, and it takes a token. Comments of the caller's own
 * pending review are left out: nobody has read them.
 */
export async function threadsByGraphql(
  calls: Calls,
  repo: string,
  number: number,
): Promise<readonly ReviewThread[]> {
  const [owner = '', name = ''] = repo.split('/');
  const what = `read the threads of pull request ${number}`;
  const nodes = await pages(async (after) =>
    fieldAt(
      await calls.query(what, threadsQuery, { owner, name, number, after }),
      ...['repository', 'pullRequest', 'reviewThreads'],
    ),
  );
  const threads: ReviewThread[] = [];
  for (const node of nodes) {
    const comments = await commentsOf(calls, what, node);
    if (comments.length === 0) continue;
    threads.push({
      resolved: fieldOf(node, 'isResolved') === true,
      outdated: fieldOf(node, 'isOutdated') === true,
      path: must(textAt(node, 'path'), 'path of a thread'),
      line: numberAt(node, 'line'),
      comments,
    });
  }
  return threads;
}

async function commentsOf(calls: Calls, what: string, node: unknown): Promise<readonly Comment[]> {
  const id = must(textAt(node, 'id'), 'id of a thread');
  const nodes = await pages(async (after) =>
    after === null
      ? fieldOf(node, 'comments')
      : fieldAt(await calls.query(what, commentsQuery, { id, after }), 'node', 'comments'),
  );
  return nodes
    .filter((one) => textAt(one, 'state') !== 'PENDING')
    .map((one) => ({
      author: authorOf(fieldOf(one, 'author')),
      body: textAt(one, 'body') ?? '',
      url: textAt(one, 'url') ?? '',
    }));
}

/** REST calls a bot `name[bot]`, GraphQL `name`: here it is always the first. A deleted account is `ghost`. */
function authorOf(author: unknown): string {
  const login = textAt(author, 'login');
  if (login === null) return 'ghost';
  return textAt(author, '__typename') === 'Bot' && !login.endsWith('[bot]')
    ? `${login}[bot]`
    : login;
}

/** All nodes of a connection. A cursor that does not move ends it. */
async function pages(
  page: (after: string | null) => Promise<unknown>,
): Promise<readonly unknown[]> {
  const nodes: unknown[] = [];
  let after: string | null = null;
  do {
    const connection: unknown = await page(after);
    nodes.push(...must(listAt(connection, 'nodes'), 'nodes of a GraphQL connection'));
    const hasNext = fieldAt(connection, 'pageInfo', 'hasNextPage') === true;
    const next: string | null = hasNext ? textAt(connection, 'pageInfo', 'endCursor') : null;
    after = next === after ? null : next;
  } while (after !== null && nodes.length < 30_000);
  return nodes;
}

/** The threads as REST shows them to anybody: what is resolved or outdated stays unknown. */
export function threadsOfComments(comments: readonly unknown[]): readonly ReviewThread[] {
  const byRoot = new Map<number, { root: unknown; comments: Comment[] }>();
  for (const one of comments) {
    const id = must(numberAt(one, 'id'), 'id of a comment');
    const root = numberAt(one, 'in_reply_to_id') ?? id;
    const thread = byRoot.get(root) ?? { root: one, comments: [] };
    byRoot.set(root, thread);
    thread.comments.push({
      author: textAt(one, 'user', 'login') ?? 'ghost',
      body: textAt(one, 'body') ?? '',
      url: textAt(one, 'html_url') ?? '',
    });
  }
  return [...byRoot.values()].map((thread) => ({
    resolved: null,
    outdated: null,
    path: must(textAt(thread.root, 'path'), 'path of a comment'),
    line: numberAt(thread.root, 'line'),
    comments: thread.comments,
  }));
}
