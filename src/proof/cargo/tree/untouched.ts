import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether a build left the tree as it was: no file that was not there, none with another time. A build script that writes
 * beside the sources does not run again for a tree that is fresh, and its files would be missed or be another's.
 * Cargo.lock is cargo's own and does not count.
 */
export function isUntouched(top: string, times: ReadonlyMap<string, number | null>): boolean {
  let seen = 0;
  const look = (folder: string): boolean =>
    readdirSync(join(top, folder), { withFileTypes: true }).every((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (path === '.git') return true;
      if (entry.isDirectory()) return look(path);
      const at = times.get(path);
      if (at === undefined) return entry.name === 'Cargo.lock';
      seen += 1;
      if (at === null || entry.name === 'Cargo.lock') return true;
      return Math.abs(lstatSync(join(top, path)).mtimeMs - at) < 2;
    });
  return look('') && seen === times.size;
}
