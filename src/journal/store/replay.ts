import { type AheadCommit, commitsAhead } from './ahead.ts';
import { messageOf, prepareCommit } from './commit.ts';
import { blobOf, byPath, carryOut, needsBlob } from './edits.ts';
import { readIntents, recordCommit } from './intent.ts';
import type { Job } from './job.ts';
import { readBlobs, type TreeEntry, writeBlobs } from './objects.ts';
import { checkPath } from './paths.ts';
import { decode } from './text.ts';
import { readTree } from './tree.ts';
import { commitView, type KnownBlobs } from './view.ts';

/**
 * Makes the entries of commits again on top of another commit: each is planned anew on what is there, none is merged
 * as text, and what is there already is left out. Gives the last commit made, or `onto` when nothing was left to do.
 */
export async function replay(
  job: Job,
  commits: readonly AheadCommit[],
  from: string,
  onto: string,
): Promise<string> {
  const there = new Set((await commitsAhead(job.place, onto, from)).map(({ op }) => op));
  const records = new Map(readIntents(job.place, 'committed').map((record) => [record.id, record]));
  const known: KnownBlobs = new Map();
  let tip = onto;
  for (const { op } of commits) {
    const record = op === null || there.has(op) ? undefined : records.get(op);
    if (record === undefined) continue;
    const plan = await job.plan(record.entry, commitView(job.place, tip, known));
    const entries = await entriesOn(job, tip, plan.edits);
    const made = await prepareCommit(job.place, tip, entries, messageOf(plan.subject, record.id));
    if (made === null) continue;
    recordCommit(job.place, record, made);
    tip = made;
  }
  return tip;
}

async function entriesOn(
  job: Job,
  commit: string,
  edits: Parameters<typeof byPath>[0],
): Promise<TreeEntry[]> {
  const { place } = job;
  const paths = byPath(edits);
  for (const path of paths.keys()) checkPath(path);
  const present = await readTree(place, commit, [...paths.keys()]);
  const bytes = await readBlobs(
    place,
    [...present.values()].map(({ id }) => id),
  );
  const entries: TreeEntry[] = [];
  const texts: { path: string; mode: string; text: string }[] = [];
  for (const [path, list] of paths) {
    const entry = present.get(path);
    const mode = entry?.mode ?? '100644';
    const blob = blobOf(list);
    if (blob !== null) {
      if (needsBlob(path, blob.blob, entry?.id ?? null))
        entries.push({ path: place.prefix + path, mode: blob.mode, id: blob.blob });
      continue;
    }
    const content = entry === undefined ? undefined : bytes.get(entry.id);
    const now = content === undefined ? null : decode(content, path);
    const text = carryOut(list, now, now, false, job.columns);
    if (text !== null && text !== now) texts.push({ path: place.prefix + path, mode, text });
  }
  const ids = await writeBlobs(
    place,
    texts.map(({ text }) => text),
  );
  return [
    ...entries,
    ...texts.map(({ path, mode }, count) => ({ path, mode, id: ids[count] ?? '' })),
  ];
}
