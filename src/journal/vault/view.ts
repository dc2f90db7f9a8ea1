import { readdirSync, realpathSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { UserError } from '../../model/errors.ts';
import type { JournalView } from '../../model/journal.ts';
import { readTextSafely } from './read.ts';

/** The files of the work tree as they are now; `root` is a real path. */
export function worktreeView(root: string): JournalView {
  return {
    read: async (path) => {
      const read = readTextSafely(root, inside(path));
      if ('text' in read) return read.text;
      if (read.why === 'there is no such file') return null;
      throw new UserError(`expected text in '${path}', but ${read.why}`);
    },
    names: async (folder) => listNames(root, folder === '' ? '' : inside(folder)),
  };
}

function inside(path: string): string {
  const normal = posix.normalize(path);
  if (normal.startsWith('../') || normal === '..' || normal.startsWith('/') || path.includes('\0'))
    throw new UserError(`expected a path inside the journal, got '${path}'`);
  return normal;
}

function listNames(root: string, folder: string): readonly string[] {
  const full = join(root, folder);
  try {
    const real = realpathSync.native(full);
    if (real !== root && !real.startsWith(root + sep))
      throw new UserError(`expected a folder inside the journal, '${folder}' leads out of it`);
    return readdirSync(full, { withFileTypes: true })
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .sort();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw new UserError(`expected a folder that can be read, got ${code} for '${folder}'`);
  }
}
