import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { runGit } from '../../process/index.ts';

/** Makes the folder a git repository unless it is in one; UserError when it cannot be. */
export async function createRepository(root: string): Promise<void> {
  try {
    makeFolder(root);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new UserError(`expected a folder that can be made, got ${reason} for '${root}'`);
  }
  if (!(await isRepository(root))) await makeRepository(root);
}

const isRepository = async (root: string): Promise<boolean> =>
  existsSync(root) &&
  (await runGit(['rev-parse', '--is-inside-work-tree'], { cwd: root })).code === 0;

/**
 * Runs something in a folder that stands for one that is no repository yet, so that nothing is made there for a trial:
 * with the same files of these names. A folder that is a repository stands for itself.
 */
export async function withStandIn<T>(
  root: string,
  names: readonly string[],
  work: (root: string) => Promise<T>,
): Promise<T> {
  if (await isRepository(root)) return work(root);
  const folder = mkdtempSync(join(tmpdir(), 'dyn-journal-'));
  try {
    await makeRepository(folder);
    for (const name of names)
      if (existsSync(join(root, name))) copyFileSync(join(root, name), join(folder, name));
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeRepository(root: string): Promise<void> {
  const made = await runGit(['init', '--quiet', '--initial-branch=main'], { cwd: root });
  if (made.code !== 0)
    throw new UserError(`git cannot make a repository: ${made.stderr.trim().split('\n')[0]}`);
}

/** One by one: mkdir of Node never ends in a folder such as /proc, which is there and says that it is not. */
function makeFolder(path: string): void {
  if (existsSync(path) || dirname(path) === path) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
