import { existsSync } from 'node:fs';
import { runGit } from '../../../process/index.ts';

export interface RepoFacts {
  /** Why it cannot be used; null where it can. */
  readonly problem: string | null;
  /** Tracked files that differ from the revision that is checked out. */
  readonly changed: number;
  /** For the report: the commit, and how many files differ from it. */
  readonly says: string;
}

const bad = (problem: string): RepoFacts => ({ problem, changed: 0, says: '' });

/** Whether a folder holds a checkout, and the revisions that are asked of it. */
export async function describeRepo(
  repo: string,
  rev: string | null,
  base: string | null,
): Promise<RepoFacts> {
  if (!existsSync(repo)) return bad(`checkout ${repo} is not there`);
  const git = async (...args: readonly string[]) => runGit(args, { cwd: repo });
  for (const name of [rev ?? 'HEAD', ...(base === null ? [] : [base])]) {
    const { code, stderr } = await git(
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${name}^{commit}`,
    );
    if (code === 0) continue;
    if (/not a git repository|dubious ownership/.test(stderr))
      return bad(`${repo} is no git checkout`);
    return bad(`${repo} has no revision '${name}'`);
  }
  const { stdout } = await git(
    'rev-parse',
    '--verify',
    '--end-of-options',
    `${rev ?? 'HEAD'}^{commit}`,
  );
  const commit = stdout.toString('utf8').trim();
  if (rev !== null) return { problem: null, changed: 0, says: commit };
  const status = await git('status', '--porcelain', '--untracked-files=no', '-z', '--no-renames');
  const changed = status.stdout
    .toString('utf8')
    .split('\0')
    .filter((line) => line !== '').length;
  return {
    problem: null,
    changed,
    says: changed === 0 ? commit : `${commit} and ${changed} changed files`,
  };
}
