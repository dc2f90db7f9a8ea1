import type { WorkshopSource } from '../types.ts';
import { addWorktree, type Contents, headOf } from './worktree.ts';

/** The tree as it was audited. */
export interface Made {
  readonly rev: string | null;
  readonly dirty: boolean;
  /** By path from the top of the tree. */
  readonly contents: Contents;
}

/** Makes the scratch tree at `path`, which is not there or of an earlier attempt. */
export async function makeTree(
  source: WorkshopSource,
  path: string,
  warn: (line: string) => void,
): Promise<Made> {
  const rev = source.rev ?? (await headOf(source.root));
  const { contents, missing } = await addWorktree(source.root, path, rev);
  if (missing.length > 0) warn(`${missing.length} files are not in this partial clone`);
  return { rev, dirty: false, contents };
}
