import type { PullFacts } from '../model/github.ts';
import { fieldOf, listAt, must, numberAt, textAt } from './shape.ts';

/** A pull request as `GET /repos/{owner}/{repo}/pulls/{n}` gives it. */
export function pullOf(answer: unknown): PullFacts {
  const sideOf = (side: 'base' | 'head') => ({
    ref: must(textAt(answer, side, 'ref'), `${side}.ref`),
    sha: mustSha(textAt(answer, side, 'sha'), `${side}.sha`),
  });
  return {
    repo: must(textAt(answer, 'base', 'repo', 'full_name'), 'base.repo.full_name'),
    number: must(numberAt(answer, 'number'), 'number'),
    title: must(textAt(answer, 'title'), 'title'),
    body: textAt(answer, 'body') ?? '',
    author: textAt(answer, 'user', 'login') ?? 'ghost',
    state: stateOf(answer),
    draft: fieldOf(answer, 'draft') === true,
    url: must(textAt(answer, 'html_url'), 'html_url'),
    base: sideOf('base'),
    head: { ...sideOf('head'), repo: textAt(answer, 'head', 'repo', 'full_name') },
    changed_files: numberAt(answer, 'changed_files') ?? 0,
    additions: numberAt(answer, 'additions') ?? 0,
    deletions: numberAt(answer, 'deletions') ?? 0,
    commits: numberAt(answer, 'commits') ?? 0,
    labels: (listAt(answer, 'labels') ?? []).flatMap((label) => textAt(label, 'name') ?? []),
    updated_at: textAt(answer, 'updated_at') ?? '',
    clone_url: must(textAt(answer, 'base', 'repo', 'clone_url'), 'base.repo.clone_url'),
  };
}

function stateOf(answer: unknown): PullFacts['state'] {
  const isMerged = fieldOf(answer, 'merged') === true || textAt(answer, 'merged_at') !== null;
  if (isMerged) return 'merged';
  return must(textAt(answer, 'state'), 'state') === 'open' ? 'open' : 'closed';
}

/** Goes to git later, so it is nothing but a hash. */
const mustSha = (sha: string | null, what: string): string =>
  must(sha !== null && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha) ? sha : null, what);
