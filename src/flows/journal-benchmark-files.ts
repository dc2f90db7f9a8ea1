import { lstatSync, opendirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../model/errors.ts';

/** What the lint says of a result folder, as a limit: more bytes belong elsewhere, with a link. */
const sizeLimit = 5 * 1024 * 1024;
const countLimit = 5000;

/** A file of a folder of results. */
export interface Found {
  /** Below the folder. */
  readonly path: string;
  readonly size: number;
  readonly runs: boolean;
}

/** Regular files, ordered by path; a link could lead to anything. */
export function listFiles(folder: string, given: string): readonly Found[] {
  if (!isFolder(folder)) throw new UserError(`--from: expected a folder, got '${given}'`);
  const found: Found[] = [];
  const folders = [''];
  let total = 0;
  for (let below = folders.pop(); below !== undefined; below = folders.pop()) {
    for (const { name, kind } of namesIn(folder, below)) {
      const path = `${below}${name}`;
      if (kind === 'folder') {
        folders.push(`${path}/`);
        continue;
      }
      if (kind === 'other')
        throw new UserError(`--from: expected regular files, '${join(given, path)}' is none`);
      const { size, mode } = readDisk(join(folder, path), (file) => lstatSync(file));
      found.push({ path, size, runs: (mode & 0o100) !== 0 });
      total += size;
      // Before all is listed: the folder may be a whole disk.
      if (total > sizeLimit || found.length > countLimit) throw tooMuch(total, found.length);
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const isFolder = (path: string): boolean =>
  readDisk(path, (each) => lstatSync(each, { throwIfNoEntry: false })?.isDirectory() === true);

function namesIn(root: string, below: string) {
  return readDisk(join(root, below), (folder) => {
    const names: { name: string; kind: 'folder' | 'file' | 'other' }[] = [];
    const open = opendirSync(folder);
    try {
      for (let entry = open.readSync(); entry !== null; entry = open.readSync()) {
        const kind = entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other';
        names.push({ name: entry.name, kind });
        if (names.length > countLimit) throw tooMuch(0, names.length);
      }
    } finally {
      open.closeSync();
    }
    return names;
  });
}

const tooMuch = (bytes: number, count: number): UserError =>
  new UserError(
    `--from: expected at most ${sizeLimit} bytes of results in ${countLimit} files, got ${bytes} in ${count} or more: keep the large ones elsewhere and name the place in README.md`,
  );

/** A file's bytes; UserError where they cannot be read. */
export const readBytes = (file: string): Buffer => readDisk(file, (path) => readFileSync(path));

/** What the disk does not give is the user's to mend, such as a name that is no UTF-8. */
function readDisk<T>(path: string, read: (path: string) => T): T {
  try {
    return read(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UserError(`--from: expected what can be read, got ${error.code} for '${path}'`);
  }
}
