import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { syncFolder } from '../../process/index.ts';
import { codeOf, putFile, scratch, writeScratch } from './durable.ts';
import { checkNoLinks, show } from './paths.ts';
import type { Place } from './place.ts';
import { decode } from './text.ts';

/** From the text that stands there (null: no file) to the one that shall; the same or null leaves it. */
export type Change = (now: string | null) => string | null;

/** A file that was exchanged: its old inode is still open, for writers that had it open too. */
export interface Exchanged {
  /** Looks for what was written into the old inode since, carries it over, and closes it. */
  settle(): void;
}

interface Opened {
  readonly fd: number;
  readonly text: string;
  readonly inode: number;
  readonly mode: number;
}

/** What another writer put into the old inode while the new file took its place. */
interface Late {
  readonly text: string;
  /** What we left at the path: only if it still stands there may it be replaced. */
  readonly over: string;
}

const attempts = 50;

/**
 * Exchanges a file of the work tree for a changed one: whole, only over the very text that the change was made from,
 * never through a link. Whoever writes to it meanwhile wins first; the change is then made on what they left.
 */
export function changeFile(place: Place, path: string, change: Change): Exchanged {
  return exchange(place, path, change, null);
}

function exchange(place: Place, path: string, change: Change, from: Late | null): Exchanged {
  const file = join(place.root, path);
  let late = from;
  for (let tries = 0; tries < attempts; tries++) {
    checkNoLinks(place.root, path);
    const old = openFile(file, path);
    const source = late !== null && old?.text === late.over ? late.text : (old?.text ?? null);
    const text = change(source);
    if (text === null || text === old?.text || !replace(place, file, old, text)) {
      if (old !== null) closeSync(old.fd);
      if (text === null || text === old?.text) return { settle: () => {} };
      continue;
    }
    if (old === null) return { settle: () => {} };
    const now = readOpen(old, path);
    if (now === old.text) return { settle: () => settle(place, path, change, old, text) };
    closeSync(old.fd);
    late = { text: now, over: text };
  }
  throw new UserError(`cannot change ${show(path)}: other programs keep writing to it`);
}

function settle(place: Place, path: string, change: Change, old: Opened, over: string): void {
  const now = readOpen(old, path);
  closeSync(old.fd);
  if (now !== old.text) exchange(place, path, change, { text: now, over }).settle();
}

/** False when the file is not the one that was read any more. */
function replace(place: Place, file: string, old: Opened | null, text: string): boolean {
  const folder = dirname(file);
  if (mkdirSync(folder, { recursive: true }) !== undefined) syncFolder(dirname(folder));
  return putNear(place, file, text, old?.mode ?? 0o644, old === null ? 'link' : 'rename', () =>
    isSame(file, old),
  );
}

/**
 * Puts bytes in a file's place, if `still` says so at the last moment; false if not, or if a file that was to be new
 * is there. The bytes are made in the repository's own folder, where nobody's `git add` finds them, and beside the
 * file only where that is another file system.
 */
export function putNear(
  place: Place,
  file: string,
  bytes: string | Uint8Array,
  mode: number,
  how: 'rename' | 'link',
  still: () => boolean,
): boolean {
  for (const folder of [scratch(place.state), dirname(file)]) {
    const finished = writeScratch(folder, bytes, mode);
    try {
      if (!still()) return false;
      putFile(finished, file, how);
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      if (codeOf(error) !== 'EXDEV' || folder === dirname(file)) throw error;
    } finally {
      rmSync(finished, { force: true });
    }
  }
  return false;
}

function openFile(file: string, path: string): Opened | null {
  let fd: number;
  try {
    fd = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    const { ino, mode } = fstatSync(fd);
    return { fd, inode: ino, mode: mode & 0o7777, text: readAt(fd, path) };
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

/** The inode's content now; what is half a character yet is left as it was. */
function readOpen(old: Opened, path: string): string {
  try {
    return readAt(old.fd, path);
  } catch {
    return old.text;
  }
}

function readAt(fd: number, path: string): string {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const chunk = Buffer.alloc(Math.max(fstatSync(fd).size - at, 0) + 1);
    const count = readSync(fd, chunk, 0, chunk.length, at);
    if (count === 0) return decode(Buffer.concat(chunks), path);
    chunks.push(chunk.subarray(0, count));
    at += count;
  }
}

function isSame(file: string, old: Opened | null): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (old === null || stat === undefined) return old === null && stat === undefined;
  if (stat.ino !== old.inode) return false;
  try {
    return decode(readFileSync(file), file) === old.text;
  } catch {
    return false;
  }
}
