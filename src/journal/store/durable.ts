import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { syncFolder, writeSynced } from '../../process/index.ts';

/** Folder of unfinished files, below one of ours: whatever lies in it belongs to a writer that still runs, or is waste. */
export function scratch(state: string): string {
  const folder = join(state, 'tmp');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The path of a file that is not there yet. */
export function scratchPath(folder: string): string {
  return join(folder, `.dyn-journal-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
}

/** A new file with these bytes, on the disk when this returns; on failure nothing is left. Gives its path. */
export function writeScratch(folder: string, bytes: string | Uint8Array, mode = 0o644): string {
  const path = scratchPath(folder);
  writeSynced(path, bytes, mode);
  return path;
}

/** Puts a finished file in a place. `link` fails with EEXIST where there is one already. */
export function putFile(finished: string, target: string, how: 'rename' | 'link'): void {
  if (how === 'rename') renameSync(finished, target);
  else {
    linkSync(finished, target);
    rmSync(finished, { force: true });
  }
  syncFolder(dirname(target));
}

/** A record as JSON, whole or not at all. */
export function writeRecord(state: string, path: string, record: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  putFile(writeScratch(scratch(state), `${JSON.stringify(record)}\n`, 0o600), path, 'rename');
}

/** The parsed JSON of a file, null where there is none or none that is whole. */
export function readRecord(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** Names in a folder, sorted; none where there is no such folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** The code of a system error, such as ENOENT; empty for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EFBIG: 'the file would be larger than allowed',
  ENAMETOOLONG: 'a name is too long',
  ENOTDIR: 'there is a file where a folder is expected',
  EMLINK: 'the file system makes no links',
  ENOTSUP: 'the file system makes no links',
};

/**
 * Failures of the system as a UserError that says what could not be done; anything else, which is a bug, as it is. One
 * without words of its own is told by its code: a pending write that fails with it must not keep others from writing.
 */
export function diskError(error: unknown, what: string): unknown {
  const isOfSystem = error instanceof Error && 'syscall' in error;
  const reason = words[codeOf(error)] ?? (isOfSystem ? codeOf(error) : undefined);
  return reason === undefined ? error : new UserError(`cannot ${what}: ${reason}`);
}
