import { UserError } from '../../model/errors.ts';
import type { Entry } from '../../model/journal.ts';
import { type Carried, carry } from './carry.ts';
import { findCommit } from './commit.ts';
import { byPath, type PathEdits } from './edits.ts';
import { hasIntent } from './intent.ts';
import type { Job } from './job.ts';
import { checkPath, show } from './paths.ts';
import { dropIndexCopy, type Snapshot, takeSnapshot } from './snapshot.ts';
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
  checkCommitted(edits, snapshot);
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

/**
 * A table or fields that somebody has made and not committed are theirs to commit: what is put into them would be in
 * no commit. A block that is appended is: the commit's version of the file holds the block alone.
 */
function checkCommitted(
  edits: ReadonlyMap<string, PathEdits>,
  { versions, index }: Snapshot,
): void {
  for (const [path, { head, index: staged, work }] of Object.entries(versions)) {
    if (head !== null || (staged === null && work === null)) continue;
    if (!edits.get(path)?.every(({ kind }) => kind === 'row' || kind === 'fields')) continue;
    dropIndexCopy(index);
    throw new UserError(
      `expected ${show(path)} to be committed before an entry is written to it, it is not yet: git add and commit it`,
    );
  }
}
