import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** A new file with these bytes, on the disk when this returns; on failure nothing is left. `mode` null: as usual. */
export function writeSynced(path: string, bytes: string | Uint8Array, mode: number | null): void {
  const fd = openSync(path, 'wx', mode ?? 0o666);
  try {
    writeFileSync(fd, bytes);
    if (mode !== null) fchmodSync(fd, mode);
    fsyncSync(fd);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(fd);
  }
}

/** Makes what was put into or taken from a folder survive a loss of power, where the file system can. */
export function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // Some file systems cannot sync a folder: they order it themselves or not at all.
  }
}

/** Writes a file whole: a reader sees what was there before or all of it, also after a loss of power when `durable`. */
export function replaceFile(path: string, text: string | Uint8Array, durable: boolean): void {
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    if (durable) writeSynced(unfinished, text, 0o600);
    else writeFileSync(unfinished, text, { flag: 'wx', mode: 0o600 });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  if (durable) syncFolder(dirname(path));
}

/**
 * Makes a folder and those above it. Node's own way to do this never ends where a folder is there and nothing can be
 * made in it, as in /proc: that is an error here.
 */
export function makeFolders(path: string, mode = 0o777): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EEXIST' && statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
    const above = dirname(path);
    if (code !== 'ENOENT' || above === path || existsSync(above)) throw error;
    makeFolders(above, mode);
    makeFolders(path, mode);
  }
}
