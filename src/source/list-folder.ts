import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FileEntry, SkippedFile } from '../model/source.ts';
import type { Listing } from './list-worktree.ts';
import { byPath, isRust, isWanted, nameFault } from './names.ts';
import { readWorktreeFile } from './read-file.ts';

/** The audit's files of a folder that is in no git repository; symbolic links are never followed. */
export function listFolder(root: string): Listing {
  const files: FileEntry[] = [];
  const skipped: SkippedFile[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries = readEntries(join(root, folder));
    if (entries === null) skipped.push({ path: folder, why: 'folder is not readable' });
    for (const entry of entries ?? []) {
      const path = folder + entry.name;
      if (entry.isDirectory()) {
        if (!isGenerated(entry.name, entries ?? [])) pending.push(`${path}/`);
        continue;
      }
      if (!isWanted(path)) continue;
      const read = entry.isSymbolicLink()
        ? { why: 'symbolic link' }
        : (faulty(path) ?? readWorktreeFile(root, path, 'sha1'));
      if (!('why' in read)) files.push({ path, blob: read.blob });
      else if (isRust(path)) skipped.push({ path, why: read.why });
    }
  }
  return { files: files.sort(byPath), skipped: skipped.sort(byPath) };
}

function faulty(path: string): { readonly why: string } | null {
  const why = nameFault(path);
  return why === null ? null : { why };
}

/** A module may well be called `target`: only the one beside a manifest is Cargo's output. */
function isGenerated(name: string, siblings: readonly Dirent[]): boolean {
  if (name === '.git' || name === 'node_modules') return true;
  return name === 'target' && siblings.some((each) => each.name === 'Cargo.toml');
}

function readEntries(folder: string): Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return null;
  }
}
