import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../model/errors.ts';
import type { JournalView } from '../../model/journal.ts';
import { codeOf } from './durable.ts';
import { readBlobs, type TreeEntry } from './objects.ts';
import { checkNoLinks, checkPath, show } from './paths.ts';
import type { Place } from './place.ts';
import { decode } from './text.ts';
import { listTree } from './tree.ts';

/** Contents that were read before, by their ids: commits of one branch have most of their files in common. */
export type KnownBlobs = Map<string, Buffer>;

/** The files of a commit; null is a branch without one. */
export function commitView(
  place: Place,
  commit: string | null,
  known: KnownBlobs = new Map(),
): JournalView {
  let listing: Promise<ReadonlyMap<string, TreeEntry>> | undefined;
  const list = () => {
    listing ??= commit === null ? Promise.resolve(new Map()) : listTree(place, commit);
    return listing;
  };
  return {
    read: async (path) => {
      checkPath(path);
      const entry = (await list()).get(path);
      if (entry === undefined) return null;
      if (!entry.mode.startsWith('100'))
        throw new UserError(`expected ${show(path)} to be a file, git has a link or module there`);
      const bytes = known.get(entry.id) ?? (await readBlobs(place, [entry.id])).get(entry.id);
      if (bytes === undefined) return null;
      known.set(entry.id, bytes);
      return decode(bytes, path);
    },
    names: async (folder) => namesBelow((await list()).keys(), folder),
  };
}

/** The work tree as it is, and behind it what only the commit has. */
export function workView(place: Place, commit: string | null): JournalView {
  const committed = commitView(place, commit);
  return {
    read: async (path) => {
      checkPath(path);
      const bytes = readWork(place, path);
      return bytes === null ? committed.read(path) : decode(bytes, path);
    },
    names: async (folder) => {
      const names = new Set(await committed.names(folder));
      for (const name of namesOnDisk(join(place.root, folder))) names.add(name);
      return [...names].filter((name) => name !== '.git/' && name !== '.git').sort();
    },
  };
}

/** The bytes of a file of the work tree, null where there is none. Links are refused. */
export function readWork(place: Place, path: string): Buffer | null {
  checkNoLinks(place.root, path);
  try {
    return readFileSync(join(place.root, path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function namesOnDisk(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  } catch {
    return [];
  }
}

function namesBelow(paths: Iterable<string>, folder: string): string[] {
  const start = folder === '' || folder === '.' ? '' : `${folder.replace(/\/+$/, '')}/`;
  const names = new Set<string>();
  for (const path of paths) {
    if (!path.startsWith(start)) continue;
    const [first, ...rest] = path.slice(start.length).split('/');
    if (first) names.add(rest.length === 0 ? first : `${first}/`);
  }
  return [...names];
}
