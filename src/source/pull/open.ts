import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DiffFile } from '../../model/diff.ts';
import { UserError } from '../../model/errors.ts';
import type { PullFacts } from '../../model/github.ts';
import { runGit } from '../../process/index.ts';
import { findMergeBase } from '../changed.ts';
import { keyOf, realFolder } from '../open.ts';
import { quote } from '../quote.ts';
import { resolveBase } from '../range.ts';
import { findRepository, resolveCommit } from '../repository.ts';
import { readDiff } from './diff.ts';
import { fetchEnds } from './fetch.ts';
import { findEnds, type LocalEnds } from './local.ts';

export interface PullRequest {
  readonly cwd: string;
  /** A folder of the checkout; null for `cwd`. */
  readonly repoDir: string | null;
  /** `owner/name`, for messages. */
  readonly repo: string | null;
  /** Null where `base` and `head` say all. */
  readonly number: number | null;
  readonly offline: boolean;
  /** Revisions that win over everything else; null: as GitHub, local refs or history say. */
  readonly base: string | null;
  readonly head: string | null;
  /** What GitHub says; null offline. */
  readonly pull: PullFacts | null;
  readonly warn: (line: string) => void;
}

/** A pull request in local git. */
export interface OpenedPull {
  readonly root: string;
  readonly repositoryId: string;
  /** The newest commit of the base that is known. */
  readonly base: string;
  readonly head: string;
  readonly mergeBase: string;
  /** Of the merge base to the head, ordered by path. */
  readonly diff: readonly DiffFile[];
  /** GitHub's title, or the subject of the commit; hostile. */
  readonly title: string;
  /** Where the ends come from, and what could not be compared: one line each. */
  readonly notes: readonly string[];
}

/**
 * Finds the two ends of a pull request, fetching what is missing unless offline, and what lies between them. The work
 * tree, the index, branches and FETCH_HEAD stay as they are. What cannot be found is a UserError.
 */
export async function openPull(request: PullRequest): Promise<OpenedPull> {
  const start = realFolder(
    resolve(request.cwd, request.repoDir ?? '.'),
    request.repoDir,
    '--repo-dir',
  );
  const found = await findRepository(start);
  if (found === null)
    throw new UserError(
      `--repo-dir expects a checkout of the repository; ${quote(start)} is in none`,
    );
  const root = found.worktree ?? start;
  const { shallow } = found;
  const ends = await endsOf(root, request, shallow);
  const mergeBase =
    ends.mergeBase ??
    (await findMergeBase({ root, shallow }, '--base', ends.base, ends.base, ends.head));
  const [{ files, notes }, subject] = await Promise.all([
    readDiff(root, mergeBase, ends.head),
    ends.title ?? subjectOf(root, ends.head),
  ]);
  return {
    root,
    repositoryId: keyOf(realpathSync.native(found.commonDir)),
    base: ends.base,
    head: ends.head,
    mergeBase,
    diff: files,
    title: subject,
    notes: [...ends.notes, ...notes],
  };
}

async function endsOf(root: string, request: PullRequest, shallow: boolean): Promise<LocalEnds> {
  const { base, head, pull, number, offline } = request;
  const given = (rev: string | null, option: string): Promise<string> | null =>
    rev === null ? null : resolveCommit(root, rev, option, shallow);
  if (head !== null) {
    const named =
      given(base, '--base') ?? resolveBase(root, null, shallow).then((each) => each.commit);
    const [theirs, ours] = await Promise.all([named, given(head, '--head')]);
    if (ours !== null)
      return { base: theirs, head: ours, mergeBase: null, title: pull?.title ?? null, notes: [] };
  }
  const ends = await asked(root, pull, number, offline, shallow);
  const own = await given(base, '--base');
  return own === null ? ends : { ...ends, base: own, mergeBase: null };
}

async function asked(
  root: string,
  pull: PullFacts | null,
  number: number | null,
  offline: boolean,
  shallow: boolean,
): Promise<LocalEnds> {
  if (pull !== null && !offline)
    return { ...(await fetchEnds(root, pull)), mergeBase: null, title: pull.title };
  if (number !== null) return findEnds(root, number, shallow);
  throw new UserError('expected the number of a pull request, or --head REV');
}

async function subjectOf(root: string, commit: string): Promise<string> {
  const args = ['log', '-1', '--no-show-signature', '--format=%s', commit, '--'];
  return (await runGit(args, { cwd: root })).stdout.toString('utf8').trimEnd();
}
