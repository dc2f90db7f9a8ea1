import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../../process/index.ts';
import { readRecord, writeRecord } from './durable.ts';
import { firstWords, updateHead } from './git.ts';
import { blobId, putEntries, readBlobs, type TreeEntry } from './objects.ts';
import type { Place } from './place.ts';
import { copyIndex, dropIndexCopy, type IndexCopy, lockIndex, putIndex } from './snapshot.ts';
import { branchOf, NotNow } from './state.ts';
import { readHead } from './tree.ts';

/** The branch is on its way from one commit to another, with the index and the work tree. */
interface Moving {
  readonly schema: 'dyn-journal/moving@1';
  readonly branch: string;
  readonly from: string;
  readonly to: string;
}

const fileOf = (place: Place) => join(place.state, 'moving.json');

/**
 * Takes the checked out branch to another commit and carries all that is staged and unstaged along. Gives null when
 * that is done, or why not: a file that has to change was changed by somebody. Nothing is touched then.
 */
export async function moveBranch(
  place: Place,
  branch: string,
  from: string,
  to: string,
  waitMs: number,
): Promise<string | null> {
  if (from === to) return null;
  const moving: Moving = { schema: 'dyn-journal/moving@1', branch, from, to };
  writeRecord(place.state, fileOf(place), moving);
  return carryMove(place, moving, waitMs, false);
}

/** Finishes a move that a killed process began. Null: there was none; `why`: what kept it, null when it is done. */
export async function finishMove(
  place: Place,
  waitMs: number,
): Promise<{ readonly to: string; readonly why: string | null } | null> {
  const moving = readRecord(fileOf(place));
  if (!isMoving(moving)) return null;
  const { branch, from, to } = moving;
  if ((await branchOf(place)) === branch && (await readHead(place)) === from)
    return { to, why: await carryMove(place, moving, waitMs, true) };
  forget(place, null);
  return null;
}

async function carryMove(
  place: Place,
  moving: Moving,
  waitMs: number,
  again: boolean,
): Promise<string | null> {
  const lock = await lockIndex(place, waitMs);
  const copy = copyIndex(place);
  const env = { GIT_INDEX_FILE: copy.file };
  try {
    if (again) await takeNote(place, copy, moving);
    // Without it git takes a file for changed whose times it does not know.
    await place.git.try(['update-index', '-q', '--refresh'], { env });
    const moved = await place.git.try(['read-tree', '-m', '-u', moving.from, moving.to], { env });
    if (moved.code !== 0) return forget(place, inTheWay(firstWords(moved)));
    if (!putIndex(place, copy)) throw new NotNow('the index changed although it is locked');
    const set = await updateHead(place.git, moving.to, moving.from, 'dyn-journal: onto the remote');
    if (set.code === 0) return forget(place, null);
    await takeBack(place, moving);
    forget(place, null);
    throw new NotNow(`the branch was moved meanwhile: ${firstWords(set)}`);
  } finally {
    dropIndexCopy(copy);
    lock.release();
  }
}

/** HEAD did not follow: index and work tree go back to it. The caller holds the index's lock. */
async function takeBack(place: Place, moving: Moving): Promise<void> {
  const copy = copyIndex(place);
  try {
    const env = { GIT_INDEX_FILE: copy.file };
    await place.git.run(['read-tree', '-m', '-u', moving.to, moving.from], { env });
    putIndex(place, copy);
  } finally {
    dropIndexCopy(copy);
  }
}

function inTheWay(said: string): string {
  const path = /'(.+?)'/.exec(said)?.[1];
  return path === undefined ? said : `${path} has changes that are not committed`;
}

/**
 * Files that the killed process had exchanged already stand in the work tree as they shall be, but the index does not
 * know: it is told, so that they do not count as somebody's changes. One that was cut off while written is one too.
 */
async function takeNote(place: Place, copy: IndexCopy, moving: Moving): Promise<void> {
  const env = { GIT_INDEX_FILE: copy.file };
  const top = (await place.git.run(['rev-parse', '--show-toplevel'])).trim();
  const args = ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--full-index'];
  const fields = (await place.git.run([...args, moving.from, moving.to])).split('\0');
  const listed = await place.git.run(['ls-files', '-z', '-s', '--full-name', '--', `${top}/`], {
    env,
  });
  const staged = new Map(
    listed.split('\0').map((line) => [line.slice(line.indexOf('\t') + 1), line.split(' ')[1]]),
  );
  const noted: TreeEntry[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, mode, before, after] = (fields[at] ?? '').replace(/^:/, '').split(' ');
    const path = fields[at + 1] ?? '';
    if (!mode || !before || !after || /^0+$/.test(after)) continue;
    const expected = /^0+$/.test(before) ? undefined : before;
    const bytes = readBytes(join(top, path));
    if (bytes === null || staged.get(path) !== expected || blobId(bytes, after) === before)
      continue;
    if (blobId(bytes, after) === after) noted.push({ path, mode, id: after });
    else if (await isCutOff(place, bytes, after)) rmSync(join(top, path), { force: true });
  }
  await putEntries(place, copy.file, noted);
}

async function isCutOff(place: Place, bytes: Buffer, whole: string): Promise<boolean> {
  const text = (await readBlobs(place, [whole])).get(whole);
  return (
    text !== undefined && bytes.length < text.length && text.subarray(0, bytes.length).equals(bytes)
  );
}

function readBytes(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function forget(place: Place, why: string | null): string | null {
  rmSync(fileOf(place), { force: true });
  syncFolder(place.state);
  return why;
}

function isMoving(record: unknown): record is Moving {
  return (
    typeof record === 'object' &&
    record !== null &&
    'schema' in record &&
    record.schema === 'dyn-journal/moving@1'
  );
}
