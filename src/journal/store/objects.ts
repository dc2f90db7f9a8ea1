import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { UserError } from '../../model/errors.ts';
import { runGit } from '../../process/index.ts';
import { scratch, scratchPath } from './durable.ts';
import { firstWords } from './git.ts';
import type { Place } from './place.ts';

/** A file of a commit or of the index; the path counts from the top of the repository. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly id: string;
}

/** A full object id. Whatever goes into a refspec or an update of a ref passes here: an empty one would delete. */
export function objectId(text: string): string {
  const id = text.trim();
  if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(id))
    throw new Error(`expected a full object id, got ${JSON.stringify(text.slice(0, 80))}`);
  return id;
}

/** The id that bytes have as a blob, in the kind of hash that `like` is. */
export function blobId(bytes: Uint8Array, like: string): string {
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** The bytes of blobs by their ids. */
export async function readBlobs(
  place: Place,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, Buffer>> {
  const wanted = [...new Set(ids)];
  const blobs = new Map<string, Buffer>();
  if (wanted.length === 0) return blobs;
  const input = wanted.map((id) => `${objectId(id)}\n`).join('');
  const { stdout } = await runGit(['cat-file', '--batch'], { cwd: place.root, input });
  let at = 0;
  for (const id of wanted) {
    const end = stdout.indexOf(10, at);
    const [, type, size] = stdout.toString('latin1', at, end).split(' ');
    if (end < 0 || type !== 'blob') throw new UserError(`git has no file content ${id}`);
    blobs.set(id, stdout.subarray(end + 1, end + 1 + Number(size)));
    at = end + 2 + Number(size);
  }
  return blobs;
}

/** Puts texts into git's object database and gives their ids, in order. */
export async function writeBlobs(place: Place, texts: readonly string[]): Promise<string[]> {
  if (texts.length === 0) return [];
  const folder = scratch(place.state);
  const files: string[] = [];
  try {
    for (const text of texts) {
      const file = scratchPath(folder);
      files.push(file);
      writeFileSync(file, text);
    }
    const args = ['hash-object', '-w', '-t', 'blob', '--no-filters', '--stdin-paths'];
    const made = await place.git.run(args, { input: `${files.join('\n')}\n` });
    return made.trim().split('\n').map(objectId);
  } finally {
    for (const file of files) rmSync(file, { force: true });
  }
}

/** A file's bytes as they are, kept as a blob. */
export async function keepFile(place: Place, file: string): Promise<string> {
  const args = ['hash-object', '-w', '-t', 'blob', '--no-filters', '--', file];
  return objectId(await place.git.run(args));
}

/** The tree of a commit (null: an empty one) with these files put in. */
export async function buildTree(
  place: Place,
  base: string | null,
  entries: readonly TreeEntry[],
): Promise<string> {
  const file = scratchPath(scratch(place.state));
  const env = { GIT_INDEX_FILE: file };
  try {
    await place.git.run(['read-tree', base ?? '--empty'], { env });
    await putEntries(place, file, entries);
    return objectId(await place.git.run(['write-tree'], { env }));
  } finally {
    rmSync(file, { force: true });
  }
}
/** Sets entries of an index file. */
export async function putEntries(
  place: Place,
  indexFile: string,
  entries: readonly TreeEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const input = entries.map(({ mode, id, path }) => `${mode} ${objectId(id)}\t${path}\0`).join('');
  const env = { GIT_INDEX_FILE: indexFile };
  await place.git.run(['update-index', '-z', '--index-info'], { input, env });
}

/** A commit object; no ref points to it yet. A missing name or key of the user is a UserError here, before any file is touched. */
export async function makeCommit(
  place: Place,
  tree: string,
  parent: string | null,
  message: string,
): Promise<string> {
  const sign = /^(true|yes|on|1)$/i.test(place.config.get('commit.gpgsign') ?? '');
  const args = [
    'commit-tree',
    ...(sign ? ['-S'] : []),
    ...(parent === null ? [] : ['-p', parent]),
    '-F',
    '-',
    objectId(tree),
  ];
  const made = await place.git.try(args, { input: message });
  if (made.code === 0) return objectId(made.stdout);
  const nameless = /tell me who you are|empty ident|unable to auto-detect/i.test(made.stderr);
  throw new UserError(
    nameless
      ? 'git does not know who commits; expected user.name and user.email to be set'
      : `git commit-tree failed: ${firstWords(made)}`,
  );
}
