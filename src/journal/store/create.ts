import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
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
  const inside = await runGit(['rev-parse', '--is-inside-work-tree'], { cwd: root });
  if (inside.code === 0) return;
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
