import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../model/errors.ts';

/** What is no part of any journal; every name that begins with a dot is left out besides. */
const never = new Set(['node_modules']);
const neverAtRoot = new Set(['scripts']);

/** Gives the names in a folder that belong to the journal, in order; folders have a slash at their end. */
export type NamesIn = (folder: string) => readonly string[];

export interface FolderReader {
  readonly names: NamesIn;
  /** Asked of thousands of files, some of them in one folder. */
  readonly holds: (folder: string, name: string) => boolean;
  readonly read: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads each folder when it is first asked for. Links are neither followed nor listed; names are legal whatever they
 * hold. A folder that cannot be read is a UserError: silence would look like a clean journal. `known` are folders that
 * another thread has read.
 */
export function folderReader(
  root: string,
  isIgnored: (path: string) => boolean,
  known: ReadonlyMap<string, readonly string[]>,
): FolderReader {
  const read = new Map(known);
  const sets = new Map<string, ReadonlySet<string>>();
  const names = (folder: string): readonly string[] => {
    const before = read.get(folder);
    if (before !== undefined) return before;
    const found = readNames(root, folder, isIgnored);
    read.set(folder, found);
    return found;
  };
  // A folder that no listing leads to may lie behind a link.
  const isReached = (folder: string): boolean => {
    if (folder === '' || read.has(folder)) return true;
    const slash = folder.lastIndexOf('/');
    const parent = slash < 0 ? '' : folder.slice(0, slash);
    return isReached(parent) && names(parent).includes(`${folder.slice(slash + 1)}/`);
  };
  const reached = (folder: string) => (isReached(folder) ? names(folder) : []);
  return {
    names: reached,
    read,
    holds: (folder, name) => {
      const set = sets.get(folder) ?? new Set(reached(folder));
      sets.set(folder, set);
      return set.has(name);
    },
  };
}

function readNames(
  root: string,
  folder: string,
  isIgnored: (path: string) => boolean,
): readonly string[] {
  const names: string[] = [];
  for (const entry of readEntries(root, folder)) {
    const { name } = entry;
    if (isNever(folder, name) || isIgnored(folder === '' ? name : `${folder}/${name}`)) continue;
    if (entry.isDirectory()) names.push(`${name}/`);
    else if (entry.isFile()) names.push(name);
  }
  return names.sort();
}

/** Paths of all files, with slashes, ordered by code units. */
export function listFiles(names: NamesIn): readonly string[] {
  const paths: string[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const prefix = folder === '' ? '' : `${folder}/`;
    for (const name of names(folder)) {
      if (name.endsWith('/')) pending.push(prefix + name.slice(0, -1));
      else paths.push(prefix + name);
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
