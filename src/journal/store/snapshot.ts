import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { UserError } from '../../model/errors.ts';
import { codeOf, scratch, scratchPath } from './durable.ts';
import { blobOf, type PathEdits } from './edits.ts';
import { checkFilters } from './filters.ts';
import type { Versions } from './intent.ts';
import { type Busy, type Lock, takeLock } from './lock.ts';
import { blobId, putEntries, readBlobs, type TreeEntry } from './objects.ts';
import { show } from './paths.ts';
import type { Place } from './place.ts';
import { NotNow } from './state.ts';
import { decode } from './text.ts';
import { type MarkedPaths, readIndex, readTree } from './tree.ts';
import { readWork } from './view.ts';

/** A copy of the index to work on: the index itself is only ever exchanged as a whole, for a changed copy. */
export interface IndexCopy {
  readonly file: string;
  /** Of the index's bytes when they were copied. */
  readonly sum: string;
}

/** What stands in the three versions of some paths at one moment. */
export interface Snapshot {
  readonly head: string | null;
  readonly index: IndexCopy;
  readonly versions: Readonly<Record<string, Versions>>;
  /** File modes of paths that the version has. */
  readonly headModes: ReadonlyMap<string, string>;
  readonly indexModes: ReadonlyMap<string, string>;
  readonly indexIds: ReadonlyMap<string, string>;
  readonly marked: MarkedPaths;
}

export async function takeSnapshot(
  place: Place,
  paths: ReadonlyMap<string, PathEdits>,
  head: string | null,
): Promise<Snapshot> {
  const index = copyIndex(place);
  try {
    const names = [...paths.keys()];
    await checkFilters(place, names);
    const inHead = await readTree(place, head, names);
    const { entries: inIndex, unmerged, marked } = await readIndex(place, index.file, names);
    if (unmerged[0] !== undefined)
      throw new NotNow(`${show(unmerged[0])} has a merge conflict that is not resolved`);
    const texts = await readBlobs(place, textIds(paths, [inHead, inIndex]));
    const versions: Record<string, Versions> = {};
    for (const [path, edits] of paths) {
      const textOf = (entry: TreeEntry | undefined) => {
        const bytes = entry === undefined ? undefined : texts.get(entry.id);
        return bytes === undefined ? null : decode(bytes, path);
      };
      const blob = blobOf(edits);
      const work = readWork(place, path);
      versions[path] =
        blob === null
          ? {
              head: textOf(inHead.get(path)),
              index: textOf(inIndex.get(path)),
              work: work === null ? null : decode(work, path),
            }
          : {
              head: inHead.get(path)?.id ?? null,
              index: inIndex.get(path)?.id ?? null,
              work: work === null ? null : blobId(work, blob.blob),
            };
    }
    return {
      head,
      index,
      versions,
      headModes: modes(inHead),
      indexModes: modes(inIndex),
      indexIds: new Map([...inIndex].map(([path, entry]) => [path, entry.id])),
      marked,
    };
  } catch (error) {
    dropIndexCopy(index);
    throw error;
  }
}

function textIds(
  paths: ReadonlyMap<string, PathEdits>,
  sides: readonly ReadonlyMap<string, TreeEntry>[],
): string[] {
  const ids: string[] = [];
  for (const [path, edits] of paths) {
    for (const side of sides) {
      const entry = side.get(path);
      if (entry === undefined) continue;
      if (!entry.mode.startsWith('100'))
        throw new UserError(`expected ${show(path)} to be a file, git has a link or module there`);
      if (blobOf(edits) === null) ids.push(entry.id);
    }
  }
  return ids;
}

function modes(entries: ReadonlyMap<string, TreeEntry>): Map<string, string> {
  return new Map([...entries].map(([path, entry]) => [path, entry.mode]));
}

/** Copies the index. The copy is made to look no younger: git trusts cached file times by the index's own. */
export function copyIndex(place: Place): IndexCopy {
  const file = scratchPath(scratch(place.state));
  const stat = statSync(place.index, { throwIfNoEntry: false });
  const bytes = readIndexBytes(place);
  if (bytes !== null && stat !== undefined) {
    writeFileSync(file, bytes, { mode: stat.mode & 0o7777 });
    const time = Math.floor(stat.mtimeMs - 1) / 1000;
    utimesSync(file, time, time);
  }
  return { file, sum: sumOf(bytes) };
}

export function dropIndexCopy(copy: IndexCopy): void {
  rmSync(copy.file, { force: true });
}

/** Waits for git's own lock on the index; it is taken over only if it is one of ours whose process is gone. */
export async function lockIndex(place: Place, waitMs: number): Promise<Lock> {
  const lock = await takeLock(`${place.index}.lock`, place.state, 'dyn-journal', waitMs);
  if (isBusy(lock)) throw new NotNow('another git process holds the index of the journal');
  return lock;
}

/**
 * Puts the changed copy in the index's place. If somebody staged other files since, ours are put into a newer copy
 * while the index is locked; false when they staged one of these.
 */
export async function stage(
  job: { readonly place: Place; readonly waitMs: number },
  snapshot: Snapshot,
  entries: readonly TreeEntry[],
): Promise<boolean> {
  const { place } = job;
  const lock = await lockIndex(place, job.waitMs);
  try {
    if (putIndex(place, snapshot.index)) return true;
    const newer = copyIndex(place);
    try {
      const paths = Object.keys(snapshot.versions);
      const { entries: now, unmerged, marked } = await readIndex(place, newer.file, paths);
      const same = paths.every((path) => now.get(path)?.id === snapshot.indexIds.get(path));
      if (!same || unmerged.length > 0) return false;
      await putStaged(place, newer.file, entries, marked);
      return putIndex(place, newer);
    } finally {
      dropIndexCopy(newer);
    }
  } finally {
    lock.release();
  }
}

/** Sets entries of an index file; what the index says of them besides their content stays. */
export async function putStaged(
  place: Place,
  file: string,
  entries: readonly TreeEntry[],
  marked: MarkedPaths,
): Promise<void> {
  await putEntries(place, file, entries);
  for (const [mark, paths] of Object.entries(marked)) {
    const set = entries.filter(({ path }) => paths.includes(path));
    if (set.length === 0) continue;
    // These paths count from the folder that git runs in.
    const input = set.map(({ path }) => `${path.slice(place.prefix.length)}\0`).join('');
    const env = { GIT_INDEX_FILE: file };
    await place.git.run(['update-index', `--${mark}`, '-z', '--stdin'], { input, env });
  }
}

/** Exchanges the index for its changed copy, unless somebody changed it since: then false. The caller holds its lock. */
export function putIndex(place: Place, copy: IndexCopy): boolean {
  if (sumOf(readIndexBytes(place)) !== copy.sum) return false;
  const fd = openSync(copy.file, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(copy.file, place.index);
  return true;
}

export function isBusy(lock: Lock | Busy): lock is Busy {
  return 'holder' in lock;
}

function readIndexBytes(place: Place): Buffer | null {
  try {
    return readFileSync(place.index);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

const sumOf = (bytes: Buffer | null): string =>
  bytes === null ? '' : createHash('sha256').update(bytes).digest('hex');
