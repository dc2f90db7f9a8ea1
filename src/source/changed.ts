import { UserError } from '../model/errors.ts';
import type { ChangedLines } from '../model/source.ts';
import { runGit } from '../process/index.ts';
import { parseDiff } from './diff.ts';
import { listUntracked } from './list-worktree.ts';
import { byPath, isRust } from './names.ts';
import type { Source } from './open.ts';
import { firstLine, quote } from './quote.ts';
import { readGitConfig, resolveCommit } from './repository.ts';

/** How git is asked for changed lines alone. */
export const lineForm = [
  ...['-p', '-U0', '-M', '--no-prefix', '--relative', '--text'],
  ...['--no-ext-diff', '--no-textconv', '--no-color', '--ignore-submodules=all'],
];

/**
 * Lines of Rust files that were added or changed since the merge base of `base` and what is audited
 * (the revision, or the worktree with its untracked files). No common ancestor is a UserError.
 */
export async function changedLines(source: Source, base: string): Promise<ChangedLines[]> {
  const { root, rev, shallow } = source;
  if (source.kind === 'folder') {
    throw new UserError(`--base needs a git repository; ${quote(root)} is in none`);
  }
  const [theirs, ours] = await Promise.all([
    resolveCommit(root, base, '--base', shallow),
    rev ?? headOf(root),
  ]);
  const from = await findMergeBase(source, '--base', base, theirs, ours);
  if (rev !== null) return diffLines(root, ['diff-tree', '-r', ...lineForm, from, rev], rustOnly);

  const { filtersOff } = await readGitConfig(root);
  const [tracked, untracked] = await Promise.all([
    diffLines(root, ['diff-index', ...lineForm, from], rustOnly, filtersOff),
    listUntracked(root),
  ]);
  const known = new Set(tracked.map((file) => file.path));
  const fresh = untracked.filter((path) => isRust(path) && !known.has(path));
  return [...tracked, ...fresh.flatMap((path) => wholeFile(source, path))].sort(byPath);
}

const rustOnly = ['*.rs'];

/** The commit that HEAD names; an unborn one is a UserError. */
export async function headOf(root: string): Promise<string> {
  const { code, stdout } = await runGit(['rev-parse', '--verify', '--quiet', 'HEAD'], {
    cwd: root,
  });
  if (code === 0) return stdout.toString('latin1').trim();
  throw new UserError('--base expects a repository with a commit; HEAD has none yet');
}

/** Where the history of two commits parts; none is a UserError that names `option`. */
export async function findMergeBase(
  source: Pick<Source, 'root' | 'shallow'>,
  option: string,
  base: string,
  theirs: string,
  ours: string,
): Promise<string> {
  const { code, stdout } = await runGit(['merge-base', theirs, ours], { cwd: source.root });
  if (code === 0) return stdout.toString('latin1').split('\n')[0] ?? '';
  const hint = source.shallow ? '; the clone is shallow, git fetch --unshallow gets the rest' : '';
  throw new UserError(
    `${option} expects a commit that shares history with ${ours.slice(0, 12)}; ${quote(base)} shares none${hint}`,
  );
}

/** Added and changed lines of the files that `pathspecs` name, as `git diff` with `lineForm` tells them. */
export async function diffLines(
  cwd: string,
  args: readonly string[],
  pathspecs: readonly string[],
  config: Readonly<Record<string, string>> = {},
): Promise<ChangedLines[]> {
  const result = await runGit([...args, '--', ...pathspecs], { cwd, config });
  if (result.code === 0) return parseDiff(result.stdout.toString('latin1'));
  throw new UserError(`git could not compare with --base: ${firstLine(result.stderr)}`);
}

/** All lines of a file that git does not know yet; one that cannot be read has none. */
function wholeFile(source: Source, path: string): ChangedLines[] {
  const read = source.readText?.(path);
  if (read === undefined || 'why' in read || read.text === '') return [];
  const last = read.text.split('\n').length - (read.text.endsWith('\n') ? 1 : 0);
  return [{ path, ranges: [[1, last]] }];
}
