import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry, EntryPlan } from '../../model/journal.ts';
import { syncFolder } from '../../process/index.ts';
import { namesIn, readRecord, writeRecord } from './durable.ts';
import type { Place } from './place.ts';

/** What stood in one path when the write was planned: texts, or a blob's id where an edit brings a blob. */
export interface Versions {
  readonly head: string | null;
  readonly index: string | null;
  readonly work: string | null;
}

/** All that another process needs to finish a write. It is on the disk before the first byte of a file is changed. */
export interface Intent {
  readonly schema: 'dyn-journal/intent@1';
  readonly id: string;
  /** Full name of the branch. */
  readonly branch: string;
  /** The commit that HEAD was; null on a branch without one. */
  readonly base: string | null;
  /** ISO time. */
  readonly since: string;
  readonly entry: Entry;
  readonly plan: EntryPlan;
  /** By path below the journal's root. */
  readonly before: Readonly<Record<string, Versions>>;
  /** The commits that the journal made of it: one that somebody amended since is theirs. */
  readonly commits: readonly string[];
}

/** `pending`: not all of it is done. `committed`: it is, and the remote may not have it yet. */
export type Stage = 'pending' | 'committed';

const fileOf = (place: Place, stage: Stage, id: string) => join(place.state, stage, `${id}.json`);

export function writeIntent(place: Place, intent: Intent): void {
  writeRecord(place.state, fileOf(place, 'pending', intent.id), intent);
}

/** The commit is there: the record waits for the remote, or goes where there is none to wait for. */
export function finishIntent(
  place: Place,
  intent: Intent,
  commit: string | null,
  hasRemote: boolean,
): void {
  if (hasRemote && commit !== null) recordCommit(place, intent, commit);
  dropIntent(place, 'pending', intent.id);
}

/** Notes another commit that the journal made of an entry. */
export function recordCommit(place: Place, intent: Intent, commit: string): void {
  const commits = [...intent.commits, commit];
  writeRecord(place.state, fileOf(place, 'committed', intent.id), { ...intent, commits });
}

export function dropIntent(place: Place, stage: Stage, id: string): void {
  rmSync(fileOf(place, stage, id), { force: true });
  syncFolder(join(place.state, stage));
}

/** The records of a stage, the oldest first. Files that are none of ours are left alone. */
export function readIntents(place: Place, stage: Stage): Intent[] {
  const intents: Intent[] = [];
  for (const name of namesIn(join(place.state, stage))) {
    const record = name.endsWith('.json') ? readRecord(join(place.state, stage, name)) : null;
    if (isIntent(record)) intents.push(record);
  }
  return intents.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

export function hasIntent(place: Place, stage: Stage, id: string): boolean {
  return readText(fileOf(place, stage, id)) !== null;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function isIntent(record: unknown): record is Intent {
  return (
    typeof record === 'object' &&
    record !== null &&
    'schema' in record &&
    record.schema === 'dyn-journal/intent@1'
  );
}
