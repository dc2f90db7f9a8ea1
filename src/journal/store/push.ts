import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../model/errors.ts';
import { type AheadCommit, commitsAhead, foreignAmong, nameCommits } from './ahead.ts';
import { diskError } from './durable.ts';
import { dropIntent, readIntents } from './intent.ts';
import type { Job } from './job.ts';
import { takeLock } from './lock.ts';
import { moveBranch } from './move.ts';
import { checkOutgoing } from './outgoing.ts';
import type { Place } from './place.ts';
import { recover } from './recover.ts';
import { fetchUpstream, send, type Upstream, upstreamOf } from './remote.ts';
import { replay } from './replay.ts';
import { isBusy } from './snapshot.ts';
import { branchToWrite } from './state.ts';
import { readHead, readRef } from './tree.ts';
import { nameHolder, withWriteLock } from './write-lock.ts';

/** What a push came to. */
export interface Pushed {
  /** Everything that the journal made here is on the remote. */
  readonly pushed: boolean;
  /** Null when all is done. */
  readonly why: string | null;
}

/** After a first push that the remote refused because it has moved on. */
const attempts = 5;

/**
 * Pushes what the journal committed here. One process at a time does it, for all: the others find theirs pushed.
 * The lock of the writers is held only while commits are made anew on what the remote has, not while it is spoken to.
 */
export async function push(job: Job, others: boolean): Promise<Pushed> {
  try {
    return await pushAlone(job, others);
  } catch (thrown) {
    const error = diskError(thrown, 'push');
    if (error instanceof UserError) return { pushed: false, why: error.message };
    throw error;
  }
}

async function pushAlone(job: Job, others: boolean): Promise<Pushed> {
  const { place } = job;
  const upstream = upstreamOf(place, await branchToWrite(place));
  if (upstream === null) return { pushed: false, why: whyNowhere(place) };
  const path = join(place.shared, 'push.lock');
  const lock = await takeLock(path, place.shared, 'push', job.waitMs);
  if (isBusy(lock)) return { pushed: false, why: `${nameHolder(lock.holder)} is still pushing` };
  try {
    return await pushTries(job, upstream, others);
  } finally {
    lock.release();
  }
}

async function pushTries(job: Job, upstream: Upstream, others: boolean): Promise<Pushed> {
  let kept: string | null = null;
  if ((await readRef(job.place, upstream.tracking)) === null) {
    // Never asked yet: what it has already is not ours to push.
    const why = await fetchUpstream(job.place, upstream);
    if (why !== null) return { pushed: false, why };
  }
  for (let tries = 0; tries <= attempts; tries++) {
    const goal = await withWriteLock(job, 'push', () => converge(job, upstream, others));
    kept = goal.why;
    if (goal.commit === null) return { pushed: goal.done, why: goal.why };
    await checkOutgoing(job, goal.commit, goal.upstream, others);
    const sent = await send(job.place, upstream, goal.commit);
    if (typeof sent === 'object') return { pushed: false, why: sent.why };
    if (sent === 'sent') {
      await tidy(job, upstream, others);
      return { pushed: goal.done, why: goal.why };
    }
    // What is fetched grows old: the pause comes before.
    await sleep(Math.random() * 100 * (tries + 1));
    const why = await fetchUpstream(job.place, upstream);
    if (why !== null) return { pushed: false, why };
  }
  const why = `the remote ${upstream.remote} moved on ${attempts} times while we pushed`;
  return { pushed: false, why: kept ?? why };
}

function whyNowhere({ config }: Place): string {
  const names = [...config.keys()].flatMap((key) => /^remote\.(.+)\.url$/.exec(key)?.[1] ?? []);
  if (names.length === 0) return 'there is no remote';
  return `expected an upstream of the branch or a remote 'origin', got ${names.join(', ')}`;
}

/** Forgets the records of what has arrived. If that must wait, the next push does it. */
async function tidy(job: Job, upstream: Upstream, others: boolean): Promise<void> {
  try {
    await withWriteLock(job, 'push', () => converge(job, upstream, others));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

interface Goal {
  /** What is to be pushed; null: nothing. */
  readonly commit: string | null;
  /** What the remote has, as far as we know. */
  readonly upstream: string | null;
  /** With this pushed, all that is ours is there. */
  readonly done: boolean;
  readonly why: string | null;
}

/** Puts what is ours on top of what the remote has, here, and says what to push. */
async function converge(job: Job, upstream: Upstream, others: boolean): Promise<Goal> {
  const { place } = job;
  const branch = await branchToWrite(place);
  const { stuck } = await recover(job, branch);
  const head = await readHead(place);
  const there = await readRef(place, upstream.tracking);
  const nothing: Goal = { commit: null, upstream: there, done: true, why: null };
  if (head === null || head === there) return forgetPushed(job, branch, [], nothing);
  const ahead = await commitsAhead(place, head, there);
  if (ahead.length === 0) return forgetPushed(job, branch, ahead, nothing);
  forgetPushed(job, branch, ahead, nothing);
  const diverged = there !== null && (await commitsAhead(place, there, head)).length > 0;
  const foreign = await foreignAmong(place, ahead, diverged);
  if (!diverged) return straight(ahead, foreign, there, others);
  if (foreign.length > 0) {
    const why = `the branch and its remote have diverged, and the journal cannot make again ${nameCommits(foreign)}`;
    return { ...nothing, done: false, why };
  }
  const tip = await replay(job, ahead, head, there);
  const kept = stuck ?? (await moveBranch(place, branch, head, tip, job.waitMs));
  const why = kept === null ? null : `the branch here stays behind its remote: ${kept}`;
  if (tip === there) return { ...nothing, why };
  return { commit: tip, upstream: there, done: true, why };
}

/** The remote has nothing that we have not. Other people's commits are theirs to push, unless we are told to. */
function straight(
  ahead: readonly AheadCommit[],
  foreign: readonly AheadCommit[],
  there: string | null,
  others: boolean,
): Goal {
  const last = ahead.at(-1)?.id ?? null;
  if (foreign.length === 0 || others)
    return { commit: last, upstream: there, done: true, why: null };
  const count = ahead.findIndex((commit) => foreign.includes(commit));
  const ours = ahead.slice(0, count);
  const linear = ours.every(
    ({ parents }, at) => parents[0] === (at === 0 ? (there ?? undefined) : ours[at - 1]?.id),
  );
  const oursAbove = ahead.slice(count).some((commit) => !foreign.includes(commit));
  const why = oursAbove
    ? `below it are commits that the journal did not make and does not push: ${nameCommits(foreign)}`
    : null;
  return {
    commit: linear ? (ours.at(-1)?.id ?? null) : null,
    upstream: there,
    done: !oursAbove,
    why,
  };
}

/** Records of commits that are not ahead any more: the remote has them, or the user took them back. */
function forgetPushed(job: Job, branch: string, ahead: readonly AheadCommit[], goal: Goal): Goal {
  const waiting = new Set(ahead.map(({ op }) => op));
  for (const { id, branch: of } of readIntents(job.place, 'committed'))
    if (of === branch && !waiting.has(id)) dropIntent(job.place, 'committed', id);
  return goal;
}
