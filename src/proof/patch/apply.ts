import { UserError } from '../../model/errors.ts';
import { applyEdits, changedPaths, quote, type Source } from '../../source/index.ts';
import type { ProvedPatch } from './make.ts';

/**
 * Writes a proved patch into the work tree and gives the paths that changed. The proof is of the last commit as a whole:
 * a tree that differs from it in anything that a build may read is a UserError, and nothing is written.
 */
export async function applyProved(
  source: Pick<Source, 'root' | 'kind'>,
  patch: Pick<ProvedPatch, 'files'>,
): Promise<readonly string[]> {
  await requireCleanTree(source);
  return applyEdits(source, patch.files);
}

/** The same question before the proof, so that nobody waits for cargo in vain. */
export async function requireCleanTree(source: Pick<Source, 'root' | 'kind'>): Promise<void> {
  if (source.kind !== 'worktree')
    throw new UserError('--apply expects the worktree of a git repository, without --rev');
  const [first, ...others] = await changedPaths(source.root);
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  throw new UserError(
    `--prove with --apply expects a clean work tree (git status); changed or untracked: ${quote(first)}${more}`,
  );
}
