import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NoProof } from '../../../model/errors.ts';
import { printableLine } from '../../../process/index.ts';
import { copyOne, type LayOptions } from './overlay.ts';
import type { Contents } from './worktree.ts';

const mostBytes = 1024 * 1024 * 1024;
const mostFiles = 200_000;

/**
 * Copies a folder without git: all files but hidden ones (`.cargo` stays), what cargo built, and `node_modules`. Links
 * are copied as links. NoProof where there is more than a proof should copy.
 */
export function copyFolder(from: string, tree: string, { isOurs, warn }: LayOptions): Contents {
  const contents = new Map<string, string>();
  let bytes = 0;
  for (const path of filesBelow(from, '', isOurs)) {
    const stat = lstatSync(join(from, path), { throwIfNoEntry: false });
    if (stat === undefined) continue;
    bytes += stat.isFile() ? stat.size : 0;
    if (bytes > mostBytes || contents.size > mostFiles)
      throw new NoProof(
        `'${printableLine(from, 200)}' is not in git, so that a proof copies it: expected at most 1 GiB in ${mostFiles} files`,
      );
    const content = copyOne(from, tree, path, stat);
    if (content === null) warn(`not copied for the proof: ${printableLine(path, 200)}`);
    else contents.set(path, content);
  }
  return contents;
}

function* filesBelow(
  root: string,
  folder: string,
  isOurs: LayOptions['isOurs'],
): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith('.') && entry.name !== '.cargo') continue;
    if (isOurs(join(root, path))) continue;
    if (!entry.isDirectory()) yield path;
    else if (!isBuilt(join(root, path), entry.name)) yield* filesBelow(root, path, isOurs);
  }
}

const isBuilt = (folder: string, name: string): boolean =>
  name === 'node_modules' || existsSync(join(folder, 'CACHEDIR.TAG'));
