import { UserError } from '../../model/errors.ts';
import type { Entry } from '../../model/journal.ts';
import { type Carried, carry } from './carry.ts';
import { findCommit } from './commit.ts';
import { byPath } from './edits.ts';
import { hasIntent } from './intent.ts';
import type { Job } from './job.ts';
import { checkPath } from './paths.ts';
import { takeSnapshot } from './snapshot.ts';
import { dropSpooled } from './spool.ts';
import { readHead } from './tree.ts';
import { workView } from './view.ts';

export interface Entered extends Carried {
  readonly paths: readonly string[];
}

/**
 * Writes one entry: planned on the work tree, made sure of, committed. A UserError before the intent is on the disk
 * means that nothing was changed. The caller holds the lock of the writers.
 */
export async function enter(job: Job, entry: Entry, branch: string): Promise<Entered> {
  const { place } = job;
  const head = await readHead(place);
  if (hasIntent(place, 'committed', entry.id)) {
    const commit = await findCommit(place, entry.id, null, head);
    if (commit !== null) return { commit, why: null, paths: [] };
  }
  const plan = await job.plan(entry, workView(place, head));
  const edits = byPath(plan.edits);
  if (edits.size === 0) throw new UserError(`the ${entry.kind} changes nothing in the journal`);
  for (const path of edits.keys()) checkPath(path);
  const snapshot = await takeSnapshot(place, edits, head);
  const carried = await carry(
    job,
    {
      schema: 'dyn-journal/intent@1',
      id: entry.id,
      branch,
      base: head,
      since: new Date().toISOString(),
      entry,
      plan,
      before: snapshot.versions,
      commits: [],
    },
    { snapshot, whenKept: () => dropSpooled(place, entry) },
  );
  return { ...carried, paths: [...edits.keys()] };
}
