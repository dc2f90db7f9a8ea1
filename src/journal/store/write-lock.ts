import { join } from 'node:path';
import type { Job } from './job.ts';
import { type Holder, takeLock } from './lock.ts';
import { isBusy } from './snapshot.ts';
import { NotNow } from './state.ts';

/** Runs something while no other process writes to the journal; NotNow with the holder when that took too long. */
export async function withWriteLock<T>(job: Job, what: string, work: () => Promise<T>): Promise<T> {
  const { place, waitMs } = job;
  const lock = await takeLock(writeLockOf(place.shared), place.shared, what, waitMs);
  if (isBusy(lock))
    throw new NotNow(`the journal is being written to by ${nameHolder(lock.holder)}`);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

export const writeLockOf = (shared: string): string => join(shared, 'write.lock');

export function nameHolder(holder: Holder | null): string {
  if (holder === null) return 'an unknown process';
  return `process ${holder.pid} on ${holder.host || 'this machine'} (${holder.what}, since ${holder.since})`;
}
