import type { RestEndpointMethodTypes } from '@octokit/rest';
import type { Ask, FakeComment, FakePull, FakeReview } from './types.ts';

type Pull = RestEndpointMethodTypes['pulls']['get']['response']['data'];
type User = Pull['user'];
type Review = RestEndpointMethodTypes['pulls']['getReview']['response']['data'];
type ReviewComment =
  RestEndpointMethodTypes['pulls']['listCommentsForReview']['response']['data'][number];
type Repo = NonNullable<Pull['base']['repo']>;

/** `satisfies` below holds each shape against GitHub's description: a field that it does not know is an error. */
export function userShape(login: string | null): User | null {
  if (login === null) return null;
  const url = `https://api.github.com/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: idOf(login),
    node_id: Buffer.from(`U_${login}`).toString('base64'),
    avatar_url: `https://avatars.githubusercontent.com/u/${idOf(login)}?v=4`,
    gravatar_id: '',
    url,
    html_url: `https://github.com/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}

const idOf = (text: string): number =>
  [...text].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003, 7);

function repoShape(ask: Ask, name: string) {
  return {
    id: idOf(name),
    node_id: `R_${idOf(name)}`,
    name: name.split('/')[1] ?? name,
    full_name: name,
    private: ask.options.isPrivate,
    html_url: `https://github.com/${name}`,
    url: `${ask.origin}/repos/${name}`,
    clone_url: `https://github.com/${name}.git`,
    ssh_url: `git@github.com:${name}.git`,
    default_branch: 'main',
    fork: name !== ask.state.repo,
  } satisfies Partial<Repo>;
}

export function pullShape(ask: Ask, pull: FakePull) {
  const url = `${ask.origin}/repos/${ask.state.repo}/pulls/${pull.number}`;
  const side = (repo: string | null, ref: string, sha: string) => ({
    label: `${repo?.split('/')[0] ?? 'unknown'}:${ref}`,
    ref,
    sha,
    user: userShape(repo?.split('/')[0] ?? null),
    repo: repo === null ? null : repoShape(ask, repo),
  });
  return {
    url,
    id: 100_000 + pull.number,
    node_id: `PR_${pull.number}`,
    html_url: `https://github.com/${ask.state.repo}/pull/${pull.number}`,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: userShape(pull.author),
    body: pull.body,
    labels: pull.labels.map((name, at) => ({
      id: at + 1,
      node_id: `L_${at}`,
      url: `${ask.origin}/repos/${ask.state.repo}/labels/${encodeURIComponent(name)}`,
      name,
      description: null,
      color: 'ededed',
      default: false,
    })),
    created_at: '2026-01-01T00:00:00Z',
    updated_at: pull.updated_at,
    closed_at: pull.state === 'closed' ? pull.updated_at : null,
    merged_at: pull.merged ? pull.updated_at : null,
    merge_commit_sha: null,
    draft: pull.draft,
    merged: pull.merged,
    mergeable: true,
    mergeable_state: 'clean',
    comments: 0,
    review_comments: ask.state.comments.get(pull.number)?.length ?? 0,
    maintainer_can_modify: false,
    commits: pull.commits,
    additions: pull.additions,
    deletions: pull.deletions,
    changed_files: pull.changed_files,
    head: side(pull.head.repo, pull.head.ref, pull.head.sha),
    base: side(ask.state.repo, pull.base.ref, pull.base.sha),
  } satisfies { readonly [K in keyof Pull]?: unknown };
}

export function reviewShape(ask: Ask, review: FakeReview) {
  const html = `https://github.com/${ask.state.repo}/pull/${review.pull}#pullrequestreview-${review.id}`;
  const pull = `${ask.origin}/repos/${ask.state.repo}/pulls/${review.pull}`;
  return {
    id: review.id,
    node_id: `PRR_${review.id}`,
    user: userShape(review.user),
    body: back(ask, review.body),
    state: review.state,
    html_url: html,
    pull_request_url: pull,
    author_association: 'MEMBER',
    _links: { html: { href: html }, pull_request: { href: pull } },
    commit_id: review.commit_id,
    ...(review.submitted_at === null ? {} : { submitted_at: review.submitted_at }),
  } satisfies Review;
}

export function commentShape(ask: Ask, pull: number, comment: FakeComment, bare: boolean) {
  const url = `${ask.origin}/repos/${ask.state.repo}/pulls/comments/${comment.id}`;
  const html = commentUrl(ask, pull, comment);
  const pullUrl = `${ask.origin}/repos/${ask.state.repo}/pulls/${pull}`;
  return {
    url,
    pull_request_review_id: comment.review,
    id: comment.id,
    node_id: `PRRC_${comment.id}`,
    diff_hunk: comment.diff_hunk,
    path: comment.path,
    position: comment.line === null ? null : 1,
    original_position: 1,
    commit_id: comment.commit_id,
    original_commit_id: comment.commit_id,
    ...(comment.in_reply_to_id === null ? {} : { in_reply_to_id: comment.in_reply_to_id }),
    user: userShape(comment.author),
    body: back(ask, comment.body),
    created_at: '2026-01-02T00:00:00Z',
    updated_at: '2026-01-02T00:00:00Z',
    html_url: html,
    pull_request_url: pullUrl,
    author_association: 'MEMBER',
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: pullUrl } },
    ...(bare
      ? {}
      : {
          line: comment.line,
          original_line: comment.original_line,
          side: comment.side,
          start_line: comment.start_line,
          original_start_line: comment.start_line,
          start_side: comment.start_side,
        }),
  } satisfies { readonly [K in keyof ReviewComment]?: unknown };
}

export const commentUrl = (ask: Ask, pull: number, comment: FakeComment): string =>
  `https://github.com/${ask.state.repo}/pull/${pull}#discussion_r${comment.id}`;

const back = (ask: Ask, body: string): string =>
  ask.options.crlf ? body.replace(/\r?\n/g, '\r\n') : body;
