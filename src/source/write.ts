import { randomBytes } from 'node:crypto';
import { lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../model/errors.ts';
import { writeSynced } from '../process/index.ts';
import { quote } from './quote.ts';

/**
 * Writes a whole file or nothing: readers see the old text or the new. A link is followed, a device or
 * pipe is written to, an existing file keeps its mode; what cannot be written is a UserError.
 */
export function writeFileAtomic(path: string, text: string): void {
  try {
    const target = followLink(resolve(path));
    const stat = statSync(target, { throwIfNoEntry: false });
    if (stat !== undefined && !stat.isFile() && !stat.isDirectory()) {
      writeFileSync(target, text);
      return;
    }
    if (stat?.isDirectory())
      throw new UserError(`expected a file to write, ${quote(path)} is a folder`);
    moveOver(writeBeside(target, text, stat === undefined ? null : stat.mode & 0o7777), target);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`cannot write ${quote(path)}: ${explain(error)}`);
  }
}

/** Writes a finished file in the folder of `target` and gives its name, ready for a rename. */
export function writeBeside(target: string, text: string, mode: number | null): string {
  const name = `.${basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`;
  const path = join(dirname(target), name);
  writeSynced(path, text, mode);
  return path;
}

/** Puts a finished file in the place of `target`; if that fails it is removed. */
export function moveOver(finished: string, target: string): void {
  try {
    renameSync(finished, target);
  } catch (error) {
    rmSync(finished, { force: true });
    throw error;
  }
}

function followLink(path: string): string {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isSymbolicLink() ? realpathSync.native(path) : path;
}

/** The system's reason in words. */
export function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'its folder does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'ENOTDIR') return 'a part of its path is no folder';
  return code === '' ? 'unknown error' : code;
}
