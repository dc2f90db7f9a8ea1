import { isAscii, isUtf8 } from 'node:buffer';
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Larger files are data in disguise, whatever their name says; in bytes. */
const sizeLimit = 4 * 1024 * 1024;

/** The text of a file, a byte order mark included, or why there is none; sizes in bytes. */
export type ReadResult =
  | { readonly text: string; readonly size: number }
  | { readonly why: string; readonly size?: number };

/** A FIFO would block and a link could lead anywhere: neither is opened for reading. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Nearly every file fits, and one that is read into memory of its own takes twice as long. */
const shared = Buffer.allocUnsafeSlow(64 * 1024);

/** Reads a file below `root`, a real path; never throws. The folder must be known to hold no link. */
export function readText(root: string, path: string): ReadResult {
  let fd: number;
  try {
    fd = openSync(join(root, path), flags);
  } catch (error) {
    return { why: reason(error) };
  }
  try {
    const length = readSync(fd, shared, 0, shared.length, null);
    if (length < shared.length) return decode(shared.subarray(0, length));
    const stat = fstatSync(fd);
    if (!stat.isFile()) return { why: 'it is no regular file' };
    if (stat.size > sizeLimit)
      return { why: `it has ${stat.size} bytes, the limit is ${sizeLimit}` };
    return decode(Buffer.concat([shared, readFileSync(fd)]));
  } catch (error) {
    return { why: reason(error) };
  } finally {
    closeSync(fd);
  }
}

/** Like `readText`, for a path that no listing has named: a link on the way there is refused. */
export function readTextSafely(root: string, path: string): ReadResult {
  try {
    const folder = dirname(join(root, path));
    if (realpathSync.native(folder) !== folder) return { why: 'it lies behind a symbolic link' };
  } catch (error) {
    return { why: reason(error) };
  }
  return readText(root, path);
}

function decode(bytes: Buffer): ReadResult {
  if (isAscii(bytes)) {
    const text = bytes.toString('latin1');
    return text.includes('\0') ? binary(bytes) : { text, size: bytes.length };
  }
  if (!isUtf8(bytes)) return { why: bytes.includes(0) ? 'it is binary' : 'it is not UTF-8' };
  if (bytes.includes(0)) return binary(bytes);
  return { text: bytes.toString('utf8'), size: bytes.length };
}

/** NUL bytes at the end are what a crash of the machine leaves of a text; anywhere else they mean data. */
function binary(bytes: Buffer): ReadResult {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end).includes(0) || end === 0
    ? { why: 'it is binary' }
    : { text: bytes.toString('utf8'), size: bytes.length };
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'ELOOP') return 'it is a symbolic link';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  return code;
}
