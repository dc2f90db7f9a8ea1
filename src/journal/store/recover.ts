import { join } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { carry } from './carry.ts';
import { diskError } from './durable.ts';
import { enter } from './enter.ts';
import { dropIntent, hasIntent, readIntents } from './intent.ts';
import type { Job } from './job.ts';
import { finishMove } from './move.ts';
import type { Place } from './place.ts';
import { dropSpooled, readSpool } from './spool.ts';
import { NotNow } from './state.ts';

/** What came of writes that others did not finish. */
export interface Recovered {
  /** One line for each thing that was done. */
  readonly done: readonly string[];
  /** One line for each that a person has to look at. */
  readonly left: readonly string[];
  /** What keeps a branch from being moved, null when nothing does. */
  readonly stuck: string | null;
}

/** Finishes what killed processes began on this branch. The caller holds the lock of the writers. */
export async function recover(job: Job, branch: string): Promise<Recovered> {
  const { place } = job;
  const done: string[] = [];
  const left: string[] = [];
  const move = await finishMove(place, job.waitMs);
  const stuck = move?.why ?? null;
  if (move !== null && stuck === null) done.push(`moved ${branch} to ${move.to.slice(0, 10)}`);
  for (const intent of readIntents(place, 'pending')) {
    const name = `"${intent.plan.subject}" (${intent.id})`;
    // Its intent is newer than the spooled entry, or there would be none.
    await dropSpooled(place, intent.entry);
    if (intent.branch !== branch) {
      left.push(`${name} was begun on ${intent.branch}; check that branch out and run doctor`);
      continue;
    }
    if (hasIntent(place, 'committed', intent.id)) {
      dropIntent(place, 'pending', intent.id);
      continue;
    }
    try {
      const { commit } = await carry(job, intent, null);
      done.push(`finished ${name}${commit === null ? '' : ` as ${commit.slice(0, 10)}`}`);
    } catch (thrown) {
      const error = diskError(thrown, 'write to the journal');
      if (error instanceof NotNow || !(error instanceof UserError)) throw error;
      left.push(
        `${name} cannot be finished: ${error.message}${giveUp(place, 'pending', intent.id)}`,
      );
    }
  }
  return { done, left, stuck };
}

/** Where a person finds an entry that cannot be written: its text is in it, and nothing else ever removes it. */
const giveUp = (place: Place, folder: 'pending' | 'spool', id: string): string =>
  ` (it is kept in ${join(place.state, folder)}; remove the file of ${id} to give it up)`;

/** Writes what waits in the spool, the oldest first. The caller holds the lock of the writers. */
export async function fileSpool(job: Job, branch: string): Promise<Recovered> {
  const done: string[] = [];
  const left: string[] = [];
  for (const { entry, since } of readSpool(job.place)) {
    const name = `the ${entry.kind} of ${since} (${entry.id})`;
    try {
      const { commit } = await enter(job, entry, branch);
      await dropSpooled(job.place, entry);
      done.push(`filed ${name}${commit === null ? '' : ` as ${commit.slice(0, 10)}`}`);
    } catch (thrown) {
      const error = diskError(thrown, 'write to the journal');
      if (error instanceof NotNow || !(error instanceof UserError)) throw error;
      left.push(`${name} cannot be filed: ${error.message}${giveUp(job.place, 'spool', entry.id)}`);
    }
  }
  return { done, left, stuck: null };
}
