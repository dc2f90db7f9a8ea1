import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../../model/journal.ts';
import { syncFolder } from '../../process/index.ts';
import { diskError, namesIn, readRecord, writeRecord } from './durable.ts';
import { objectId } from './objects.ts';
import type { Place } from './place.ts';

/** An entry that could not be written yet, as the user gave it. */
export interface Spooled {
  readonly schema: 'dyn-journal/spooled@1';
  readonly entry: Entry;
  /** ISO time. */
  readonly since: string;
  readonly why: string;
}

let counter = 0;

/** Keeps an entry for later. No lock is needed: each has a file of its own, named so that they sort by age. */
export async function spool(place: Place, entry: Entry, why: string): Promise<void> {
  const now = Date.now();
  const name = `${String(now).padStart(15, '0')}-${String(counter++).padStart(6, '0')}-${entry.id}.json`;
  const record: Spooled = {
    schema: 'dyn-journal/spooled@1',
    entry,
    since: new Date(now).toISOString(),
    why,
  };
  await keepArtifacts(place, entry);
  try {
    writeRecord(place.state, join(place.state, 'spool', name), record);
  } catch (error) {
    throw diskError(error, `keep the entry for later (${why})`);
  }
}

/** The oldest first. */
export function readSpool(place: Place): Spooled[] {
  const records = namesIn(join(place.state, 'spool')).map((name) =>
    name.endsWith('.json') ? readRecord(join(place.state, 'spool', name)) : null,
  );
  return records.filter(isSpooled);
}

export async function dropSpooled(place: Place, entry: Entry): Promise<void> {
  const folder = join(place.state, 'spool');
  const names = namesIn(folder).filter((name) => name.slice(23) === `${entry.id}.json`);
  if (names.length === 0) return;
  for (const name of names) rmSync(join(folder, name), { force: true });
  syncFolder(folder);
  await releaseArtifacts(place, entry);
}

/** Blobs that no commit holds are cleaned away by git after two weeks; a ref keeps them. */
async function keepArtifacts(place: Place, entry: Entry): Promise<void> {
  if (entry.kind !== 'benchmark' || entry.artifacts.length === 0) return;
  const input = entry.artifacts.map(
    ({ blob }, count) => `update ${refOf(entry, count)} ${objectId(blob)}\n`,
  );
  await place.git.run(['update-ref', '--stdin'], { input: input.join('') });
}

async function releaseArtifacts(place: Place, entry: Entry): Promise<void> {
  if (entry.kind !== 'benchmark' || entry.artifacts.length === 0) return;
  const input = entry.artifacts.map((_, count) => `delete ${refOf(entry, count)}\n`);
  await place.git.try(['update-ref', '--stdin'], { input: input.join('') });
}

const refOf = (entry: Entry, count: number) => `refs/dyn-journal/${entry.id}/${count}`;

function isSpooled(record: unknown): record is Spooled {
  return (
    typeof record === 'object' &&
    record !== null &&
    'schema' in record &&
    record.schema === 'dyn-journal/spooled@1'
  );
}
