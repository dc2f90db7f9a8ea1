import { mkdirSync } from 'node:fs';
import { UserError } from '../../model/errors.ts';
import { runGit } from '../../process/index.ts';

/** Makes the folder a git repository unless it is in one; UserError when it cannot be. */
export async function createRepository(root: string): Promise<void> {
  try {
    mkdirSync(root, { recursive: true });
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
