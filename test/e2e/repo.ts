import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];

/** git in a test's own repository, away from the configuration of whoever runs the tests. */
export const git = (repo: string, ...args: readonly string[]): string =>
  execFileSync('git', [...identity, ...args], {
    cwd: repo,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

export type Files = Readonly<Record<string, string>>;

/** Writes files below a folder. */
export function put(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** Commits files in a repository, which is made when it is not there; gives the commit. */
export function commit(repo: string, files: Files): string {
  mkdirSync(repo, { recursive: true });
  put(repo, files);
  git(repo, 'init', '-q', '-b', 'main');
  git(repo, 'add', '-A');
  git(repo, 'commit', '-q', '-m', 'a change');
  return git(repo, 'rev-parse', 'HEAD');
}
