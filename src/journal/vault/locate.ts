import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../../model/errors.ts';

/**
 * The path below the root (a real path) of what a user typed: seen from the current folder, else from the root; empty
 * for the root itself. UserError for what is not there, lies outside or is a link; `mayBeNew`: it need not exist.
 */
export function locate(root: string, cwd: string, given: string, mayBeNew = false): string {
  if (given === '' || given.includes('\0'))
    throw new UserError('expected a path of the journal, got none');
  const places = [resolve(cwd, given), resolve(root, given)].map((full) => belowRoot(root, full));
  const found = places.find((path) => path !== null && exists(root, path));
  if (typeof found === 'string') {
    if (lstatSync(join(root, found)).isSymbolicLink())
      throw new UserError(`expected a file or folder, '${given}' is a symbolic link`);
    return found;
  }
  const inside = places.find((path) => path !== null);
  if (typeof inside !== 'string')
    throw new UserError(`expected a path inside the journal '${root}', got '${given}'`);
  if (mayBeNew) return inside;
  throw new UserError(
    `expected a file or folder of the journal '${root}', there is none at '${given}'`,
  );
}

function belowRoot(root: string, full: string): string | null {
  // The root itself may have been named by a link to it.
  const real = realFolder(full) === root ? root : join(realFolder(dirname(full)), basename(full));
  const path = relative(root, real);
  if (path === '..' || path.startsWith(`..${sep}`) || resolve(path) === path) return null;
  return path.split(sep).join('/');
}

/** The folder without links, as far as it exists. */
function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    return dirname(folder) === folder
      ? folder
      : join(realFolder(dirname(folder)), basename(folder));
  }
}

const exists = (root: string, path: string): boolean =>
  lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
