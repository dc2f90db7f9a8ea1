import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { readText } from './read.ts';

/** The files of a journal as they are, each read at most once. */
export interface VaultFiles {
  /** Paths of all files that belong to the journal, in order. */
  readonly paths: readonly string[];
  /** The text of a listed file with its byte order mark; null for others and for what is no text. */
  text(path: string): string | null;
  /** Why a listed file has no text; null when it has. */
  whyUnread(path: string): string | null;
  /** Bytes; 0 for what is not there. */
  size(path: string): number;
  /** What the disk has there, ignored files and targets of links included. `outside`: a link leads out. */
  look(path: string): 'file' | 'folder' | 'outside' | 'none';
}

/** Reads lazily: what nobody asks for is not opened. `root` is a real path. */
export function openFiles(root: string, paths: readonly string[]): VaultFiles {
  const listed = new Set(paths);
  const read = new Map<string, ReturnType<typeof readText>>();
  const readOnce = (path: string) => {
    const known = read.get(path);
    if (known !== undefined) return known;
    const result = listed.has(path) ? readText(root, path) : { why: 'it is not in the journal' };
    read.set(path, result);
    return result;
  };
  return {
    paths,
    text: (path) => {
      const result = readOnce(path);
      return 'text' in result ? result.text : null;
    },
    whyUnread: (path) => {
      const result = readOnce(path);
      return 'text' in result ? null : result.why;
    },
    size: (path) => read.get(path)?.size ?? sizeOf(join(root, path)),
    look: (path) => lookAt(root, path),
  };
}

function sizeOf(full: string): number {
  if (full.includes('\0')) return 0;
  const stat = lstatSync(full, { throwIfNoEntry: false });
  return stat?.isFile() ? stat.size : 0;
}

function lookAt(root: string, path: string): ReturnType<VaultFiles['look']> {
  const full = join(root, path);
  if (full.includes('\0')) return 'none';
  try {
    const real = realpathSync.native(full);
    if (real !== root && !real.startsWith(root + sep)) return 'outside';
    const stat = statSync(real);
    return stat.isDirectory() ? 'folder' : 'file';
  } catch {
    return leadsOut(root, full) ? 'outside' : 'none';
  }
}

/** A link to nothing, outside: whether its target exists must make no difference. */
function leadsOut(root: string, full: string): boolean {
  try {
    const folder = realpathSync.native(dirname(full));
    return folder !== root && !folder.startsWith(root + sep);
  } catch {
    return false;
  }
}
