import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../model/errors.ts';
import { diskError } from './durable.ts';
import type { Job } from './job.ts';
import { readHolder, takeLock } from './lock.ts';
import { push } from './push.ts';
import { fileSpool, recover } from './recover.ts';
import { upstreamOf } from './remote.ts';
import { isBusy } from './snapshot.ts';
import { branchToWrite } from './state.ts';
import { withWriteLock } from './write-lock.ts';

/** One line for each thing that was done, and for each that a person has to look at. */
export interface Doctored {
  readonly done: readonly string[];
  readonly left: readonly string[];
}

interface What {
  readonly push: boolean;
  readonly pushOthers: boolean;
}

/** Finishes what was interrupted, files what waits in the spool, removes what dead processes left, pushes. */
export async function doctor(job: Job, what: What): Promise<Doctored> {
  const done: string[] = [];
  const left: string[] = [];
  try {
    await withWriteLock(job, 'doctor', async () => {
      done.push(...(await releaseIndex(job)), ...sweep(job));
      const branch = await branchToWrite(job.place);
      for (const step of [await recover(job, branch), await fileSpool(job, branch)]) {
        done.push(...step.done);
        left.push(...step.left);
      }
    });
    if (what.push) await pushAll(job, what.pushOthers, left);
  } catch (thrown) {
    const error = diskError(thrown, 'write to the journal');
    if (!(error instanceof UserError)) throw error;
    left.push(error.message);
  }
  return { done, left };
}

async function pushAll(job: Job, others: boolean, left: string[]): Promise<void> {
  if (upstreamOf(job.place, await branchToWrite(job.place)) === null) return;
  const { why } = await push(job, others);
  if (why !== null) left.push(why);
}

/** A lock of ours on the index goes once its process is gone; one of git's never. */
async function releaseIndex(job: Job): Promise<string[]> {
  const path = `${job.place.index}.lock`;
  const holder = readHolder(path);
  if (holder === null) return [];
  const lock = await takeLock(path, job.place.state, 'doctor', job.waitMs);
  if (isBusy(lock)) return [];
  lock.release();
  return [`removed the index lock of process ${holder.pid}`];
}

const hour = 3_600_000;

/** Unfinished files of ours that nobody can still be working on. */
function sweep(job: Job): string[] {
  const done: string[] = [];
  for (const folder of new Set([join(job.place.state, 'tmp'), join(job.place.shared, 'tmp')])) {
    let count = 0;
    for (const name of namesOf(folder)) {
      const file = join(folder, name);
      const stat = statSync(file, { throwIfNoEntry: false });
      if (stat === undefined || Date.now() - stat.mtimeMs < hour) continue;
      rmSync(file, { force: true });
      count += 1;
    }
    if (count > 0) done.push(`removed ${count} unfinished files`);
  }
  return done;
}

function namesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
