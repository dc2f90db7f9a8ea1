import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { globTest } from './glob.ts';
import { folderReader, listFiles } from './listing.ts';
import { readText } from './read.ts';

/** The files of a journal as they are, each read at most once. */
export interface VaultFiles {
  /** Paths of all files that belong to the journal, in order; the folders are read when they are asked for. */
  readonly paths: readonly string[];
  /** Names in a folder, folders with a slash at their end; reads that folder alone and those it lies in. */
  readonly names: (folder: string) => readonly string[];
  /** What has been read of the folders, for another thread. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
  /** The text of a listed file with its byte order mark; null for others and for what is no text. */
  text(path: string): string | null;
  /** Why a listed file has no text; null when it has. */
  whyUnread(path: string): string | null;
  /** Bytes; 0 for what is not there. */
  size(path: string): number;
  /** What the disk has there, ignored files and targets of links included. `outside`: a link leads out. */
  look(path: string): 'file' | 'folder' | 'outside' | 'none';
}

/**
 * Reads lazily: what nobody asks for is not opened. `root` is a real path, `ignore` are globs, `known` are folders that
 * were read already.
 */
export function openFiles(
  root: string,
  ignore: readonly string[],
  known: ReadonlyMap<string, readonly string[]> = new Map(),
): VaultFiles {
  const folders = folderReader(root, globTest(ignore), known);
  let paths: readonly string[] | undefined;
  const isListed = (path: string): boolean => {
    const slash = path.lastIndexOf('/');
    return folders.holds(path.slice(0, Math.max(slash, 0)), path.slice(slash + 1));
  };
  const read = new Map<string, ReturnType<typeof readText>>();
  const readOnce = (path: string) => {
    const before = read.get(path);
    if (before !== undefined) return before;
    const result = isListed(path) ? readText(root, path) : { why: 'it is not in the journal' };
    read.set(path, result);
    return result;
  };
  return {
    get paths() {
      paths ??= listFiles(folders.names);
      return paths;
    },
    names: folders.names,
    folders: folders.read,
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
