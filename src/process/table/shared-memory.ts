import { lstatSync, readFileSync } from 'node:fs';
import { readPids } from './rows.ts';

/** A file of /dev/shm; the inode tells it from a later one of its name. */
export interface SharedMemory {
  readonly path: string;
  readonly inode: number;
}

/** Address, rights, offset, device, inode, name. One that is deleted already has another ending. */
const mapping = /^\S+ \S+ \S+ \S+ +(\d+) +(\/dev\/shm\/[^/\n]+)$/gm;
const deleted = ' (deleted)';

/** What a process maps of /dev/shm and what is still there; nothing where it may not be read. */
export function sharedMemoryOf(pid: number): readonly SharedMemory[] {
  let maps: string;
  try {
    maps = readFileSync(`/proc/${pid}/maps`, 'utf8');
  } catch {
    return [];
  }
  if (!maps.includes('/dev/shm/')) return [];
  const found = new Map<string, SharedMemory>();
  for (const [, inode, path = ''] of maps.matchAll(mapping))
    if (!path.endsWith(deleted)) found.set(path, { path, inode: Number(inode) });
  return [...found.values()];
}

/** Whether the file is still there, and was made by this user no earlier than a time in milliseconds since 1970. */
export function wasMadeSince({ path, inode }: SharedMemory, time_ms: number): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.ino !== inode || stat.uid !== process.getuid?.()) return false;
  return stat.birthtimeMs >= time_ms;
}

/** Whether any process maps it; one whose maps may not be read is another user's, who has no right to it by default. */
export const isMapped = ({ path, inode }: SharedMemory): boolean =>
  readPids().some((pid) =>
    sharedMemoryOf(pid).some((each) => each.path === path && each.inode === inode),
  );
