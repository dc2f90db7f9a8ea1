import type { TreeEntry } from './objects.ts';
import type { Place } from './place.ts';

/** The commit that HEAD stands for, null on a branch without one. */
export async function readHead(place: Place): Promise<string | null> {
  const { stdout } = await place.git.try(['rev-parse', '-q', '--verify', 'HEAD^{commit}']);
  return stdout.trim() || null;
}

/** The commit of a ref, null where there is none. */
export async function readRef(place: Place, ref: string): Promise<string | null> {
  const { stdout } = await place.git.try(['rev-parse', '-q', '--verify', `${ref}^{commit}`]);
  return stdout.trim() || null;
}

const treeLine = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s;

/** Entries of a commit for paths of the journal, by those paths. */
export async function readTree(
  place: Place,
  commit: string | null,
  paths: readonly string[],
): Promise<ReadonlyMap<string, TreeEntry>> {
  if (commit === null || paths.length === 0) return new Map();
  const full = paths.map((path) => place.prefix + path);
  const listed = await place.git.run(['ls-tree', '-z', '--full-tree', commit, '--', ...full]);
  return byPath(place, listed, treeLine);
}

/**
 * Paths by what the index says of them besides their content, from the top of the repository: not checked out, as in
 * a sparse checkout; not to be looked at. Setting an entry clears both.
 */
export interface MarkedPaths {
  readonly 'skip-worktree': readonly string[];
  readonly 'assume-unchanged': readonly string[];
}

/** Entries of an index file for paths of the journal; `unmerged` are those with several sides. */
export async function readIndex(
  place: Place,
  indexFile: string,
  paths: readonly string[],
): Promise<{
  readonly entries: ReadonlyMap<string, TreeEntry>;
  readonly unmerged: readonly string[];
  readonly marked: MarkedPaths;
}> {
  const listed = await place.git.run(
    ['--literal-pathspecs', 'ls-files', '-z', '-s', '-v', '--full-name', '--', ...paths],
    { env: { GIT_INDEX_FILE: indexFile } },
  );
  const lines = listed.split('\0').filter((line) => line !== '');
  const pathOf = (line: string) => line.slice(line.indexOf('\t') + 1);
  const unmerged = lines.filter((line) => !/^\w \d+ [0-9a-f]+ 0\t/.test(line));
  const tagged = (tag: RegExp) => lines.filter((line) => tag.test(line)).map(pathOf);
  return {
    entries: byPath(place, listed, /^\w (\d+) ([0-9a-f]+) 0\t(.*)$/s),
    unmerged: [...new Set(unmerged.map(pathOf))],
    marked: { 'skip-worktree': tagged(/^s/i), 'assume-unchanged': tagged(/^[a-z]/) },
  };
}

function byPath(place: Place, listed: string, shape: RegExp): Map<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  for (const line of listed.split('\0')) {
    const [, mode, id, path] = shape.exec(line) ?? [];
    if (mode && id && path) entries.set(path.slice(place.prefix.length), { mode, id, path });
  }
  return entries;
}

/** All files of a commit below the journal's root, by their paths. */
export async function listTree(
  place: Place,
  commit: string,
): Promise<ReadonlyMap<string, TreeEntry>> {
  const args = ['ls-tree', '-r', '-z', '--full-tree', commit];
  const below = place.prefix === '' ? [] : ['--', place.prefix];
  const listed = await place.git.run([...args, ...below]);
  return byPath(place, listed, treeLine);
}
