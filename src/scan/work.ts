import type { SkippedFile } from '../model/source.ts';
import type { CrateTables } from './crate-table.ts';
import type { Member } from './member.ts';
import type { FileResult } from './result.ts';
import type { FromWorker, ParsedFile, ToWorker } from './worker.ts';

/** A file and how much there is to do for it: bytes to parse, or nodes to audit. */
export interface Job {
  readonly path: string;
  readonly size: number;
}

/** Handed out at a time, in bytes and in nodes: enough to hide the way there and back, little enough to end together. */
const parseBatch = 100_000;
const auditBatch = 12_000;
/** Files of a batch, whatever their size. */
const mostFiles = 16;

/**
 * Parses files on all members; each learns what the others read. A file stays with the member that parsed it.
 * The largest go first, so that nobody gets one when the others are done.
 */
async function parse(members: readonly Member[], jobs: readonly Job[]): Promise<ParsedFile[]> {
  const queue = [...jobs].sort((a, b) => b.size - a.size);
  const parsed: ParsedFile[] = [];
  await Promise.all(
    lanes(members).map(async ({ member, at }) => {
      for (let batch = take(queue, parseBatch); batch.length > 0; batch = take(queue, parseBatch)) {
        const reply = await ask(member, 'parse', { do: 'parse', paths: batch });
        parsed.push(...reply.files);
        for (const file of reply.files) member.owned.add(file.path);
        const facts = reply.files.map((file) => file.facts).filter((bytes) => bytes.length > 0);
        members.forEach((other, index) => index !== at && other.tell({ do: 'learn', facts }));
      }
    }),
  );
  return parsed;
}

interface Audited {
  readonly results: readonly FileResult[];
  readonly failed: readonly SkippedFile[];
  /** Files outside the audited crates that a name reached. */
  readonly lazy: readonly ParsedFile[];
  readonly tables: CrateTables;
}

/**
 * Audits files where they were parsed; a member with nothing left takes the smallest of another's, which costs
 * reading it again.
 */
async function audit(
  members: readonly Member[],
  jobs: readonly Job[],
  known: CrateTables,
): Promise<Audited> {
  const sorted = [...jobs].sort((a, b) => b.size - a.size);
  const queues = members.map((member) => sorted.filter((job) => member.owned.has(job.path)));
  const failed: SkippedFile[] = [];
  const results: FileResult[] = [];
  const next = (own: Job[]): string[] => {
    if (own.length > 0) return take(own, auditBatch);
    const [longest] = [...queues].sort((a, b) => b.length - a.length);
    // The last of them is about to be audited where its tree is.
    return longest && longest.length > 1 ? takeLast(longest, auditBatch / 2) : [];
  };
  for (const member of members) member.tell({ do: 'tables', tables: known });
  await Promise.all(
    lanes(members).map(async ({ member, at }) => {
      for (let batch = next(queues[at]!); batch.length > 0; batch = next(queues[at]!)) {
        const reply = await ask(member, 'audit', { do: 'audit', paths: batch });
        results.push(...reply.results);
        failed.push(...reply.failed);
      }
    }),
  );
  const ends = await Promise.all(members.map((member) => ask(member, 'finish', { do: 'finish' })));
  const lazy = new Map(ends.flatMap((end) => end.lazy).map((file) => [file.path, file]));
  const tables = Object.assign({}, ...ends.map((end) => end.tables)) as CrateTables;
  return { results, failed, lazy: [...lazy.values()], tables };
}

/** Each member as often as it holds requests at a time. */
function lanes(members: readonly Member[]): { readonly member: Member; readonly at: number }[] {
  return members.flatMap((member, at) =>
    Array.from({ length: member.ahead }, () => ({ member, at })),
  );
}

/** The first files of a queue, of about this size together, at least one. */
function take(queue: Job[], most: number): string[] {
  let size = 0;
  let count = 0;
  while (count < Math.min(queue.length, mostFiles) && size < most) size += queue[count++]!.size;
  return queue.splice(0, count).map((job) => job.path);
}

function takeLast(queue: Job[], most: number): string[] {
  let size = 0;
  let from = queue.length;
  while (from > Math.max(1, queue.length - mostFiles) && size < most) size += queue[--from]!.size;
  return queue.splice(from).map((job) => job.path);
}

async function ask<Done extends FromWorker['done']>(
  member: Member,
  done: Done,
  request: ToWorker,
): Promise<Extract<FromWorker, { done: Done }>> {
  const reply = await member.ask(request);
  if (reply.done !== done) throw new Error('a thread answered out of order');
  return reply as Extract<FromWorker, { done: Done }>;
}

export const work = { parse, audit };
