import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../model/errors.ts';
import type { ChangedLines, FileEntry } from '../model/source.ts';
import { runGit } from '../process/index.ts';
import { findMergeBase, headOf } from './changed.ts';
import { type ChangedFile, compare, compareWorktree } from './compare.ts';
import { byPath } from './names.ts';
import { keyOf, realFolder } from './open.ts';
import { quote } from './quote.ts';
import { findRepository, type Repository, resolveCommit } from './repository.ts';
import { revisionTree, type Tree, worktreeTree } from './tree.ts';

export interface RangeRequest {
  readonly cwd: string;
  /** A folder of the repository; null for `cwd`. */
  readonly repo: string | null;
  /** Null for origin/main, or main where there is none. */
  readonly base: string | null;
  /** A revision or WORKTREE; null for HEAD. */
  readonly head: string | null;
  readonly against: string | null;
}

/** What a newer base changed, and what it would be with the head's changes on top. */
export interface Against {
  /** Full id of the newer base. */
  readonly commit: string;
  /** Where its history and that of the merge base part. */
  readonly before: Tree;
  readonly after: Tree;
  readonly changed: readonly ChangedFile[];
}

/** Two states of a repository and what lies between them. */
export interface Range {
  readonly root: string;
  readonly repositoryId: string;
  readonly base: string;
  readonly mergeBase: string;
  /** The tree of the merge base. */
  readonly before: Tree;
  readonly after: Tree;
  readonly changed: readonly ChangedFile[];
  /** Lines of `after` that `before` does not have. */
  readonly added: readonly ChangedLines[];
  /** A newer base; null where none was asked for. */
  readonly against: Against | null;
}

/** Resolves the revisions and lists their trees; what names no revision, or shares no history, is a UserError. */
export async function openRange(request: RangeRequest): Promise<Range> {
  const start = realFolder(resolve(request.cwd, request.repo ?? '.'), request.repo, '--repo');
  const found = await findRepository(start);
  if (found === null)
    throw new UserError(`--repo expects a git repository; ${quote(start)} is in none`);
  const root = found.worktree ?? start;
  const { shallow } = found;
  const worktree = request.head === 'WORKTREE';
  if (worktree && found.worktree === null)
    throw new UserError(`--head WORKTREE expects a work tree; ${quote(start)} has none`);
  const [base, ours, theirs] = await Promise.all([
    resolveBase(root, request.base, shallow),
    request.head === null || worktree
      ? headOf(root)
      : resolveCommit(root, request.head, '--head', shallow),
    request.against === null ? null : resolveCommit(root, request.against, '--against', shallow),
  ]);
  const at = { root, shallow };
  const mergeBase = await findMergeBase(at, '--base', base.name, base.commit, ours);
  const [before, after, between, newer] = await Promise.all([
    revisionTree(root, mergeBase),
    worktree ? worktreeTree(root, found) : revisionTree(root, ours),
    worktree ? compareWorktree(root, mergeBase) : compare(root, mergeBase, ours),
    theirs === null || request.against === null
      ? null
      : openAgainst(at, request.against, theirs, mergeBase),
  ]);
  const against =
    newer === null ? null : { ...newer, after: overlay(newer.after, after, between.changed) };
  const tracked = new Set(between.changed.map((file) => file.after));
  const fresh = worktree ? untrackedIn(after, before, tracked) : [];
  return {
    root,
    repositoryId: keyOf(realpathSync.native(found.commonDir)),
    base: base.commit,
    mergeBase,
    before,
    after,
    changed: [...between.changed, ...fresh.map((path) => ({ before: null, after: path }))],
    added: [
      ...between.added,
      ...fresh.map((path) => ({ path, ranges: [[1, Number.MAX_SAFE_INTEGER] as const] })),
    ],
    against,
  };
}

async function openAgainst(
  at: Pick<Repository, 'shallow'> & { readonly root: string },
  name: string,
  commit: string,
  mergeBase: string,
) {
  // What the newer base has beyond the point where the head left: the head's own merge base.
  const from = await findMergeBase(at, '--against', name, commit, mergeBase);
  const [before, after, { changed }] = await Promise.all([
    revisionTree(at.root, from),
    revisionTree(at.root, commit),
    compare(at.root, from, commit),
  ]);
  return { commit, before, after, changed };
}

/** A tree with another's version of the changed files: what a merge without conflicts would give. */
function overlay(under: Tree, over: Tree, changed: readonly ChangedFile[]): Tree {
  const touched = new Set(changed.flatMap(({ before, after }) => [before, after]));
  const isOver = ({ path }: FileEntry): boolean => touched.has(path);
  const pick = (entries: readonly FileEntry[]) => ({
    theirs: entries.filter((entry) => !isOver(entry)),
    ours: entries.filter(isOver),
  });
  return {
    name: under.name,
    files: [...under.files.filter((entry) => !isOver(entry)), ...over.files.filter(isOver)].sort(
      byPath,
    ),
    skipped: under.skipped,
    read: async (entries) => {
      const { theirs, ours } = pick(entries);
      const [a, b] = await Promise.all([under.read(theirs), over.read(ours)]);
      return { files: [...a.files, ...b.files], skipped: [...a.skipped, ...b.skipped] };
    },
    each: async (entries, see) => {
      const { theirs, ours } = pick(entries);
      await under.each(theirs, see);
      await over.each(ours, see);
    },
  };
}

/** A shallow clone often has one branch alone, and fetches no other unless told to. */
const getMain = 'git fetch --unshallow origin main:refs/remotes/origin/main';

/** The base that was asked for, else the default branch; `commit` is its full id. None is a UserError. */
export async function resolveBase(root: string, asked: string | null, shallow: boolean) {
  if (asked !== null)
    return { name: asked, commit: await resolveCommit(root, asked, '--base', shallow) };
  for (const name of ['origin/main', 'main', 'origin/master', 'master']) {
    const args = ['rev-parse', '--verify', '--quiet', `${name}^{commit}`];
    const { code, stdout } = await runGit(args, { cwd: root });
    if (code === 0) return { name, commit: stdout.toString('latin1').trim() };
  }
  const hint = shallow ? `; the clone is shallow, ${getMain} gets it` : '';
  throw new UserError(
    `expected --base REV: this repository has neither origin/main nor main${hint}`,
  );
}

/** Files that neither the index nor the merge base knows. */
function untrackedIn(after: Tree, before: Tree, tracked: ReadonlySet<string | null>): string[] {
  const known = new Set(before.files.map((file) => file.path));
  return after.files
    .map((file) => file.path)
    .filter((path) => !known.has(path) && !tracked.has(path));
}
