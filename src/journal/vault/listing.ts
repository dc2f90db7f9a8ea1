import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../model/errors.ts';

/** What is no part of any journal; every name that begins with a dot is left out besides. */
const never = new Set(['node_modules']);
const neverAtRoot = new Set(['scripts']);

/**
 * Paths of all regular files of the journal, with slashes, ordered by code units. Links are neither followed nor
 * listed; names are legal whatever they hold. A folder that cannot be read is a UserError: silence would look like
 * a clean journal.
 */
export function listFiles(root: string, isIgnored: (path: string) => boolean): readonly string[] {
  const paths: string[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of readEntries(root, folder)) {
      const path = folder + entry.name;
      if (isNever(folder, entry.name) || isIgnored(path)) continue;
      if (entry.isDirectory()) pending.push(`${path}/`);
      else if (entry.isFile()) paths.push(path);
    }
  }
  return paths.sort();
}

/** True for a path that the listing leaves out, itself or with a folder that it lies in. */
export function isIgnoredPath(path: string, isIgnored: (path: string) => boolean): boolean {
  const [first = '', ...rest] = path.split('/');
  return isNever('', first) || rest.some((name) => isNever('/', name)) || isIgnored(path);
}

const isNever = (folder: string, name: string): boolean =>
  name.startsWith('.') || never.has(name) || (folder === '' && neverAtRoot.has(name));

function readEntries(root: string, folder: string): Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    // It may have been removed since its parent was listed.
    if (code === 'ENOENT' && folder !== '') return [];
    throw new UserError(`expected a folder that can be read, got ${code} for '${folder || root}'`);
  }
}
