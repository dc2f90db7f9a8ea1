import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  blobId,
  type DecodedText,
  decodeText,
  type ObjectFormat,
  sizeLimit,
  tooLarge,
} from './decode.ts';

/** `blob` is the id of the bytes that were read: it differs from the listed one if the file changed meanwhile. */
export interface ReadText extends DecodedText {
  readonly blob: string;
}

export type ReadResult = ReadText | { readonly why: string };

/** A FIFO would block and a link could lead anywhere: neither is opened for reading. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The text of one file below `root` (a real path), or why there is none; never throws.
 * Depends on nothing but its arguments, so worker threads can call it.
 */
export function readWorktreeFile(root: string, path: string, format: ObjectFormat): ReadResult {
  const bytes = readBytes(root, path);
  if ('why' in bytes) return bytes;
  const decoded = decodeText(bytes.bytes);
  return 'why' in decoded ? decoded : { ...decoded, blob: blobId(bytes.bytes, format) };
}

/** The bytes of one regular file below `root`, or why there are none. */
export function readBytes(
  root: string,
  path: string,
): { readonly bytes: Buffer; readonly mode: number } | { readonly why: string } {
  const full = join(root, path);
  let fd: number;
  try {
    if (!isRealFolder(dirname(full))) return { why: 'behind a symbolic link' };
    fd = openSync(full, flags);
  } catch (error) {
    return { why: reason(error) };
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) return { why: 'not a regular file' };
    if (stat.size > sizeLimit) return { why: tooLarge(stat.size) };
    return { bytes: readFileSync(fd), mode: stat.mode & 0o7777 };
  } catch (error) {
    return { why: reason(error) };
  } finally {
    closeSync(fd);
  }
}

/** Folders already seen to be free of links: a thousand files share a hundred folders. */
const realFolders = new Set<string>();

function isRealFolder(folder: string): boolean {
  if (realFolders.has(folder)) return true;
  if (realpathSync.native(folder) !== folder) return false;
  realFolders.add(folder);
  return true;
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'ELOOP') return 'symbolic link';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'gone since it was listed';
  if (code === 'EACCES' || code === 'EPERM') return 'not readable (permission denied)';
  return `not readable (${code})`;
}
