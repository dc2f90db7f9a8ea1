import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../model/errors.ts';
import { findCommit, lastCommit, messageOf, moveHead, prepareCommit } from './commit.ts';
import { diskError } from './durable.ts';
import { byPath, carryOut, type PathEdits } from './edits.ts';
import { finishIntent, type Intent, writeIntent } from './intent.ts';
import type { Job } from './job.ts';
import { readBlobs, type TreeEntry, writeBlobs } from './objects.ts';
import { type Outcome, workOut } from './outcome.ts';
import { checkNoLinks, show } from './paths.ts';
import type { Place } from './place.ts';
import { upstreamOf } from './remote.ts';
import {
  dropIndexCopy,
  lockIndex,
  putStaged,
  type Snapshot,
  stage,
  takeSnapshot,
} from './snapshot.ts';
import { NotNow } from './state.ts';
import { decodeLoosely } from './text.ts';
import { readHead } from './tree.ts';
import { changeFile, type Exchanged, putNear } from './work-file.ts';

/** Where an entry ended up. */
export interface Carried {
  readonly commit: string | null;
  /** What is to be said though the entry is there; null: nothing. */
  readonly why: string | null;
}

/** Runs once the intent is on the disk and before the first file is changed. */
type WhenKept = () => Promise<void>;

const attempts = 12;

/**
 * Carries an intent out: work tree, index, commit, in this order, each from what stands there now. It may be called
 * for an intent of which any part was done before, by a process that was killed.
 */
export async function carry(
  job: Job,
  intent: Intent,
  first: { readonly snapshot: Snapshot; readonly whenKept: WhenKept } | null,
): Promise<Carried> {
  const paths = byPath(intent.plan.edits);
  for (let tries = 0; tries < attempts; tries++) {
    const fresh = first !== null && tries === 0;
    const head = fresh ? first.snapshot.head : await readHead(job.place);
    const done = fresh ? null : await findCommit(job.place, intent.id, intent.base, head);
    if (done !== null) return finish(job, intent, { commit: done, why: null });
    const snapshot = fresh ? first.snapshot : await takeSnapshot(job.place, paths, head);
    try {
      const carried = await attempt(job, intent, paths, snapshot, fresh ? first.whenKept : null);
      if (carried !== null) return finish(job, intent, carried);
    } finally {
      dropIndexCopy(snapshot.index);
    }
    await sleep(10 + Math.random() * 20 * tries);
  }
  throw new NotNow('other programs keep committing to the journal');
}

/** Null when somebody changed the index or HEAD meanwhile: nothing is wrong then, but it is to be done again. */
async function attempt(
  job: Job,
  intent: Intent,
  paths: ReadonlyMap<string, PathEdits>,
  snapshot: Snapshot,
  whenKept: WhenKept | null,
): Promise<Carried | null> {
  const { place } = job;
  const outcomes = [...paths].map(([path, edits]) => {
    const now = snapshot.versions[path];
    const before = intent.before[path] ?? now;
    if (now === undefined || before === undefined) throw new Error(`no versions of ${path}`);
    return workOut(path, edits, before, now, job.columns);
  });
  if (whenKept !== null) await checkOutcomes(job, outcomes, snapshot);
  const ids = await keepTexts(place, outcomes);
  const commit = await prepareCommit(
    place,
    snapshot.head,
    entriesOf('head', outcomes, ids, snapshot, place),
    messageOf(intent.plan.subject, intent.id),
  );
  const staged = entriesOf('index', outcomes, ids, snapshot, place);
  await putStaged(place, snapshot.index.file, staged, snapshot.marked);
  if (whenKept !== null) {
    (await lockIndex(place, job.waitMs)).release();
    keep(place, intent);
    await whenKept();
  }
  const exchanged = await changeWork(job, intent, paths, outcomes);
  try {
    if (outcomes.some((outcome) => outcome.index !== undefined)) {
      if (!(await stage(job, snapshot, staged))) return null;
    }
    if (commit === null)
      return { commit: await lastCommit(place, snapshot.head, [...paths.keys()]), why: null };
    const moved = await moveHead(place, commit, snapshot.head, intent.plan.subject, job.waitMs);
    return moved ? { commit, why: null } : null;
  } finally {
    for (const file of exchanged) file.settle();
  }
}

function keep(place: Place, intent: Intent): void {
  try {
    writeIntent(place, intent);
  } catch (error) {
    throw diskError(error, 'begin to write to the journal');
  }
}

function finish(job: Job, intent: Intent, carried: Carried): Carried {
  const hasRemote = upstreamOf(job.place, intent.branch) !== null;
  finishIntent(job.place, intent, carried.commit, hasRemote);
  return carried;
}

async function checkOutcomes(
  job: Job,
  outcomes: readonly Outcome[],
  snapshot: Snapshot,
): Promise<void> {
  const brought = outcomes.flatMap(({ blob, head }) =>
    blob !== null && head !== undefined ? [head] : [],
  );
  const bytes = await readBlobs(job.place, brought);
  const files = outcomes.flatMap(({ path, head, blob }) => {
    if (head === undefined) return [];
    const after = blob === null ? head : decodeLoosely(bytes.get(head) ?? Buffer.alloc(0));
    return [
      { path, before: blob === null ? (snapshot.versions[path]?.head ?? null) : null, after },
    ];
  });
  await job.check(files, 'write');
}

/** Ids of the texts of all outcomes. */
async function keepTexts(
  place: Place,
  outcomes: readonly Outcome[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Set<string>();
  for (const { head, index, blob } of outcomes) {
    if (blob !== null) continue;
    for (const text of [head, index]) if (text !== undefined) texts.add(text);
  }
  const list = [...texts];
  const ids = await writeBlobs(place, list);
  return new Map(list.map((text, count) => [text, ids[count] ?? '']));
}

function entriesOf(
  side: 'head' | 'index',
  outcomes: readonly Outcome[],
  ids: ReadonlyMap<string, string>,
  snapshot: Snapshot,
  place: Place,
): TreeEntry[] {
  const modes = side === 'head' ? snapshot.headModes : snapshot.indexModes;
  return outcomes.flatMap((outcome) => {
    const content = outcome[side];
    if (content === undefined) return [];
    const id = outcome.blob === null ? (ids.get(content) ?? '') : content;
    const mode = modes.get(outcome.path) ?? outcome.blob?.mode ?? '100644';
    return [{ path: place.prefix + outcome.path, mode, id }];
  });
}

async function changeWork(
  job: Job,
  intent: Intent,
  paths: ReadonlyMap<string, PathEdits>,
  outcomes: readonly Outcome[],
): Promise<Exchanged[]> {
  const { place } = job;
  const brought = outcomes.flatMap(({ path, work, blob }) => {
    const [edit] = paths.get(path) ?? [];
    return work && blob !== null && edit?.kind === 'blob' ? [edit] : [];
  });
  const bytes = await readBlobs(
    place,
    brought.map(({ blob }) => blob),
  );
  const exchanged: Exchanged[] = [];
  try {
    for (const { path, blob, mode } of brought)
      makeFile(place, path, bytes.get(blob) ?? Buffer.alloc(0), mode === '100755' ? 0o755 : 0o644);
    for (const { path, work, blob } of outcomes) {
      const edits = paths.get(path);
      if (!work || blob !== null || edits === undefined) continue;
      const before = intent.before[path]?.work ?? null;
      const change = (now: string | null) => carryOut(edits, before, now, false, job.columns);
      exchanged.push(changeFile(place, path, change));
    }
    return exchanged;
  } catch (error) {
    for (const file of exchanged) file.settle();
    throw diskError(error, 'write to the journal');
  }
}

function makeFile(place: Place, path: string, bytes: Buffer, mode: number): void {
  checkNoLinks(place.root, path);
  const file = join(place.root, path);
  mkdirSync(dirname(file), { recursive: true });
  if (!putNear(place, file, bytes, mode, 'link', () => true))
    throw new UserError(`expected no file at ${show(path)}, one has come into being meanwhile`);
}
