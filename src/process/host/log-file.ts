import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import type { RunFolder } from '../../model/e2e-run.ts';
import { UserError } from '../../model/errors.ts';

/** Opens a new log that its process appends to: `logs/<name>.log`, or `.2.log` and so on for a later start. */
export function openLog(
  folder: RunFolder,
  name: string,
): { readonly log: string; readonly fd: number } {
  for (let count = 1; ; count += 1) {
    const log = `logs/${name}${count === 1 ? '' : `.${count}`}.log`;
    try {
      // 'ax': appends, so that it can be cut while the process writes; never one that is there already.
      return { log, fd: openSync(folder.at(log), 'ax', 0o600) };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : error;
      if (code !== 'EEXIST')
        throw new UserError(`cannot write ${log} in '${folder.path}': ${code}`);
    }
  }
}

/** A log that grew over the limit: what is kept of it, and how much is not. */
export interface Cut {
  /** Length of the part that stays as it was written. */
  readonly head: number;
  readonly lost: number;
}

/**
 * Cuts a log that is longer than `limit` bytes to its first and last quarter of that, with a line between them that
 * says so. A process that appends goes on behind. `before`: the cut made earlier, whose head and loss count on.
 */
export function cutLog(file: string, limit: number, before: Cut | null): Cut | null {
  // Appending, so that what the process writes meanwhile is not written over.
  const fd = openPlain(file, constants.O_RDWR | constants.O_APPEND);
  try {
    const { size } = fstatSync(fd);
    if (size <= limit) return before;
    const quarter = Math.floor(limit / 4);
    const head = before?.head ?? lineEnd(fd, quarter);
    const tail = Buffer.alloc(quarter);
    const read = readSync(fd, tail, 0, quarter, size - quarter);
    const lost = (before?.lost ?? 0) + size - head - read;
    const note = `\n[dyn-audit: the log was longer than ${limit} bytes; ${lost} bytes are left out here]\n`;
    ftruncateSync(fd, head);
    writeSync(fd, Buffer.concat([Buffer.from(note), tail.subarray(0, read)]));
    return { head, lost };
  } finally {
    closeSync(fd);
  }
}

/** The end of the last line before `limit`, so that no line and no character is cut through. */
function lineEnd(fd: number, limit: number): number {
  const buffer = Buffer.alloc(Math.min(limit, 64 * 1024));
  const read = readSync(fd, buffer, 0, buffer.length, limit - buffer.length);
  const last = buffer.subarray(0, read).lastIndexOf(10);
  return last < 0 ? limit : limit - buffer.length + last + 1;
}

/** The bytes of a log from `offset` on, at most `limit` of them; none when it is not there any more. */
export function readLog(file: string, offset: number, limit: number): Buffer {
  let fd: number;
  try {
    fd = openPlain(file, constants.O_RDONLY);
  } catch {
    return Buffer.alloc(0);
  }
  try {
    const stat = fstatSync(fd);
    const length = stat.isFile() ? Math.max(0, Math.min(limit, stat.size - offset)) : 0;
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(fd, buffer, 0, length, offset));
  } finally {
    closeSync(fd);
  }
}

/** In bytes; 0 when it is not there any more. */
export const sizeOfLog = (file: string): number =>
  lstatSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** A log lies where the code under test can put a link or a pipe in its place: neither is followed or waited for. */
const openPlain = (file: string, flags: number): number =>
  openSync(file, flags | constants.O_NOFOLLOW | constants.O_NONBLOCK);
