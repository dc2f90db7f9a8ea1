import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { runGit } from '../../process/index.ts';

/** Commits that `lastCommits` looks at: what none of them touched has no known day. */
const commitLimit = 300;

/** The work tree that a folder lies in, found without starting git; null: none. */
export function findWorktree(folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return null;
  }
}

/** Files below the root that differ from the last commit, untracked ones included, deleted ones not. */
export async function changedFiles(root: string, worktree: string): Promise<readonly string[]> {
  const form = ['--porcelain=v1', '-z', '--untracked-files=all', '--no-renames'];
  const { code, stdout, stderr } = await runGit(['status', ...form, '--', '.'], { cwd: root });
  if (code !== 0) throw new UserError(`expected git to say what changed: ${firstLine(stderr)}`);
  const prefix = prefixOf(root, worktree);
  return splitRecords(stdout)
    .filter((record) => !/^(D | D|DD)/.test(record))
    .map((record) => record.slice(3))
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length));
}

/**
 * The day of the newest commit that touched each folder right below the root. Folders that none of the last commits
 * touched are left out, and all of them where history is cut off: its first commit seems to touch everything.
 */
export async function lastCommitDays(
  root: string,
  worktree: string,
): Promise<ReadonlyMap<string, string>> {
  const days = new Map<string, string>();
  if (isShallow(worktree)) return days;
  const form = ['--format=%x01%cs', '--name-only', '-z', '--no-renames', `-n${commitLimit}`];
  const { code, stdout } = await runGit(['log', ...form, '--', '.'], { cwd: root });
  if (code !== 0) return days;
  const prefix = prefixOf(root, worktree);
  let day = '';
  for (const record of stdout.toString('utf8').split(/[\0\n]/)) {
    if (record.startsWith('\x01')) day = record.slice(1);
    else if (record.startsWith(prefix)) {
      const [folder, ...rest] = record.slice(prefix.length).split('/');
      if (folder !== undefined && rest.length > 0 && !days.has(folder)) days.set(folder, day);
    }
  }
  return days;
}

const prefixOf = (root: string, worktree: string): string =>
  root === worktree ? '' : `${relative(worktree, root).split(sep).join('/')}/`;

/** In a linked work tree `.git` is a file that names the folder. */
function isShallow(worktree: string): boolean {
  const dot = join(worktree, '.git');
  if (statSync(dot).isDirectory()) return existsSync(join(dot, 'shallow'));
  const target = /^gitdir: (.*)$/m.exec(readFileSync(dot, 'utf8'))?.[1];
  if (target === undefined) return false;
  const folder = resolve(worktree, target);
  const common = join(folder, 'commondir');
  const shared = existsSync(common) ? resolve(folder, readFileSync(common, 'utf8').trim()) : folder;
  return existsSync(join(shared, 'shallow'));
}

const splitRecords = (output: Buffer): string[] =>
  output
    .toString('utf8')
    .split('\0')
    .filter((record) => record !== '');

function firstLine(stderr: string): string {
  const line = stderr.split('\n').find((each) => each.trim() !== '') ?? 'it gave no reason';
  return line.replace(/^(fatal|error): /, '').trim();
}
