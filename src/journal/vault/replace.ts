import { randomBytes } from 'node:crypto';
import { lstatSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolder, writeSynced } from '../../process/index.ts';
import { readTextSafely } from './read.ts';

/**
 * Puts `after` in the place of a file that still holds `before`: a reader sees the one or the other, and after a crash
 * too. Gives why it did not: someone else wrote meanwhile, it is a link, the disk is full. The mode stays.
 */
export function replaceText(
  root: string,
  path: string,
  before: string,
  after: string,
): { readonly done: true } | { readonly why: string } {
  const full = join(root, path);
  const name = `.${basename(full).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`;
  const finished = join(dirname(full), name);
  try {
    const stat = lstatSync(full);
    if (!stat.isFile()) return { why: 'it is no regular file' };
    writeSynced(finished, after, stat.mode & 0o7777);
    const now = readTextSafely(root, path);
    if (!('text' in now) || now.text !== before) {
      rmSync(finished, { force: true });
      return { why: 'text' in now ? 'it changed while it was linted' : now.why };
    }
    renameSync(finished, full);
    syncFolder(dirname(full));
    return { done: true };
  } catch (error) {
    rmSync(finished, { force: true });
    return { why: explain(error) };
  }
}

function explain(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'permission denied';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
  if (code === 'ENOENT') return 'it is gone';
  return code;
}
