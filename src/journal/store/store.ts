/*
 * How a write survives
 *
 * Writers of one repository take turns (lock.ts). Under the lock a write goes through these steps; beside each, what a
 * process that is killed right after it leaves, and what the next writer or `doctor` does about it.
 *
 *  1. blobs, tree, commit made in git's object database     nothing refers to them: git cleans them away
 *  2. intent: pending/<id>.json, whole and synced           the write is as good as done: steps 3 to 6 are carried out
 *     its file in spool/, if it waited there, goes          a spooled entry with an intent is dropped, not filed twice
 *  3. files of the work tree, each by one rename            each edit says of a text whether it was carried out in it
 *  4. index: a changed copy takes its place by one rename   the same; our index.lock names its process
 *     (before HEAD: ours then is staged, at worst; the other way round it would be staged as deleted)
 *  5. HEAD by update-ref with its old value                 the commit is found by its trailer Journal-Op
 *  6. pending/ -> committed/ while there is a remote        both there: the first one goes
 *  7. push                                                  the remote has it or not; it is asked again
 *     diverged: entries made anew on the remote's commit    nothing refers to the new commits yet
 *  8. moving.json, then work tree and index, then HEAD      moving.json: the same move is carried out again
 *  9. committed/<id>.json goes when it is upstream          it goes at the next push
 *
 * Every step may be done twice. Between the steps others may change files, stage, commit and switch branches: each
 * version is edited as it is at that moment, and taken only if it still is (compare and swap, old value of a ref, sum
 * of the index). What cannot be excluded: another program that renames a file of the work tree into place in the
 * microseconds between our last look and our own rename.
 */

import { UserError } from '../../model/errors.ts';
import type { Entry, WriteReport } from '../../model/journal.ts';
import type { StoreStatus } from '../../model/journal-status.ts';
import { findCommit, pathsOf } from './commit.ts';
import { type Doctored, doctor } from './doctor.ts';
import { diskError } from './durable.ts';
import { type Entered, enter } from './enter.ts';
import { hasIntent } from './intent.ts';
import type { Job, StoreOptions } from './job.ts';
import { redactionKey } from './key.ts';
import { keepFile, objectId, writeBlobs } from './objects.ts';
import { findPlace } from './place.ts';
import { preview } from './preview.ts';
import { push } from './push.ts';
import { fileSpool, recover } from './recover.ts';
import { upstreamOf } from './remote.ts';
import { spool } from './spool.ts';
import { branchOf, branchToWrite, NotNow } from './state.ts';
import { readStatus } from './status.ts';
import { readRef } from './tree.ts';
import { withWriteLock } from './write-lock.ts';

export interface WriteRequest {
  readonly entry: Entry;
  readonly dryRun: boolean;
  readonly push: boolean;
  /** Also commits below ours that the journal did not make. */
  readonly pushOthers: boolean;
  /** Milliseconds to wait for other writers and for git's locks before the entry is kept for later. */
  readonly waitMs: number;
}

/** A journal that can be written to, by any number of processes at once. */
export interface Store {
  /**
   * Writes one entry and says where it ended up. A UserError means that nothing of it was kept; whatever else keeps
   * it from being committed leaves it with the repository, `spooled`.
   */
  write(request: WriteRequest): Promise<WriteReport>;
  /** What is not finished, not committed, not pushed. Takes no lock and changes nothing. */
  status(): Promise<StoreStatus>;
  /** Finishes what was interrupted, files what waits, pushes. */
  doctor(options: {
    readonly push: boolean;
    readonly pushOthers: boolean;
    readonly waitMs: number;
  }): Promise<Doctored>;
  /** Keeps a file's bytes for an entry that will name them and gives the blob's id. */
  keepBytes(file: string): Promise<string>;
  /** The same for a text. */
  keepText(text: string): Promise<string>;
  /** The key of the marks that take a secret's place. */
  key(): Buffer;
}

/** The store of the journal in a folder. A folder that is in no git repository is a UserError. */
export async function openStore(root: string, options: StoreOptions): Promise<Store> {
  const place = await findPlace(root);
  return {
    write: (request) => write({ ...options, place, waitMs: request.waitMs }, request),
    status: () => readStatus(place),
    doctor: ({ waitMs, ...what }) => doctor({ ...options, place, waitMs }, what),
    keepBytes: (file) => keepFile(place, file),
    keepText: async (text) => objectId((await writeBlobs(place, [text]))[0] ?? ''),
    key: () => redactionKey(place),
  };
}

async function write(job: Job, request: WriteRequest): Promise<WriteReport> {
  const { entry } = request;
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{5,63}$/.test(entry.id))
    throw new UserError(`expected an entry's id of 6 to 64 letters and digits, got ${entry.id}`);
  if (request.dryRun) return report({ ...(await tryOut(job, entry)), why: 'only tried out' });
  let entered: Entered | { readonly kept: string };
  try {
    entered = await withWriteLock(job, `add ${entry.kind}`, () => enterInTurn(job, entry));
  } catch (error) {
    if (!(error instanceof NotNow)) throw diskError(error, 'write to the journal');
    entered = { kept: error.message };
    await spool(job.place, entry, error.message);
  }
  if ('kept' in entered) return report({ spooled: true, why: entered.kept });
  const { paths, commit, why } = entered;
  if (!request.push) return report({ paths, commit, why: why ?? 'not asked to push' });
  const pushed = await push(job, request.pushOthers);
  const now = pushed.pushed ? await pushedCommit(job, entry) : null;
  return report({
    // Planned anew, it may have gone into other files: the folder that another clone began.
    paths: now === null || now === commit ? paths : await pathsOf(job.place, now),
    commit: now ?? commit,
    pushed: pushed.pushed,
    why: why ?? pushed.why,
  });
}

/** Nothing of it is kept, and a disk that takes no copy of the index is the user's to mend. */
async function tryOut(job: Job, entry: Entry): ReturnType<typeof preview> {
  try {
    return await preview(job, entry);
  } catch (error) {
    throw diskError(error, 'try the entry out');
  }
}

/** What others left first. Whether our intent is kept is asked before the next writer can have finished it. */
async function enterInTurn(job: Job, entry: Entry): Promise<Entered | { readonly kept: string }> {
  const branch = await branchToWrite(job.place);
  await recover(job, branch);
  await fileSpool(job, branch);
  try {
    return await enter(job, entry, branch);
  } catch (thrown) {
    const error = diskError(thrown, 'write to the journal');
    if (!(error instanceof UserError) || !hasIntent(job.place, 'pending', entry.id)) throw error;
    return { kept: error.message };
  }
}

/** The commit may have been made anew on the remote's. */
async function pushedCommit(job: Job, entry: Entry): Promise<string | null> {
  const branch = await branchOf(job.place);
  const upstream = branch === null ? null : upstreamOf(job.place, branch);
  if (upstream === null) return null;
  return findCommit(job.place, entry.id, null, await readRef(job.place, upstream.tracking));
}

function report(parts: Partial<WriteReport>): WriteReport {
  return {
    schema: 'dyn-journal/write@1',
    paths: [],
    commit: null,
    pushed: false,
    spooled: false,
    why: null,
    diff: null,
    ...parts,
  };
}
