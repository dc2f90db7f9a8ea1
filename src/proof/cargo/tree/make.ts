import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { printableLine } from '../../../process/index.ts';
import type { Place } from '../place.ts';
import type { WorkshopSource } from '../types.ts';
import { copyFolder } from './copy.ts';
import { layOver } from './overlay.ts';
import { addWorktree, type Contents, headOf } from './worktree.ts';

/** The tree as it was audited. */
export interface Made {
  readonly rev: string | null;
  readonly dirty: boolean;
  /** By path from the top of the tree: mode and id of what lies there. */
  readonly contents: Contents;
}

/** Makes the scratch tree of a place, where none is or one that an earlier attempt left. */
export async function makeTree(
  source: WorkshopSource,
  { tree: path, folder, target }: Pick<Place, 'tree' | 'folder' | 'target'>,
  warn: (line: string) => void,
): Promise<Made> {
  // The cache, or what cargo builds, may lie in the audited folder.
  const isOurs = (file: string) =>
    [folder, target].some((own) => file === own || file.startsWith(`${own}/`));
  if (source.kind === 'folder') {
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { mode: 0o700 });
    return { rev: null, dirty: false, contents: copyFolder(source.root, path, { isOurs, warn }) };
  }
  const rev = source.rev ?? (await headOf(source.root));
  const { contents, missing } = await addWorktree(source.root, path, rev);
  sayMissing(missing, warn);
  if (source.kind === 'revision') return { rev, dirty: false, contents };
  const top = resolve(
    source.root,
    ...source.prefix
      .split('/')
      .filter(Boolean)
      .map(() => '..'),
  );
  return { rev, ...(await layOver(top, path, contents, { isOurs, warn })) };
}

function sayMissing(missing: readonly string[], warn: (line: string) => void): void {
  const [first] = missing;
  if (first === undefined) return;
  const more = missing.length > 1 ? ` and ${missing.length - 1} more` : '';
  warn(`proved without ${printableLine(first, 200)}${more}: this clone does not have it`);
}
