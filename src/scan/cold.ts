import type { FileResult } from './result.ts';
import type { Member } from './pool.ts';
import type { ParsedFile } from './worker.ts';
import type { SkippedFile } from '../model/source.ts';

export interface Worked {
  readonly parsed: readonly ParsedFile[];
  readonly results: readonly FileResult[];
  readonly skipped: readonly SkippedFile[];
}

/** Files handed out at a time: small, so that the threads end together. */
const batchSize = 8;

/**
 * Parses `paths` on all members, lets each learn what the others read, then audits those in `audited`
 * where they were parsed. `known` are facts that need no parsing.
 */
export async function work(members: readonly Member[], paths: readonly string[], audited: ReadonlySet<string>, known: readonly string[]): Promise<Worked> {
  if (known.length > 0) for (const member of members) member.tell({ do: 'learn', facts: known });
  const queue = [...paths];
  const parsed: ParsedFile[] = [];
  const owned = members.map((): string[] => []);
  await Promise.all(
    members.map(async (member, at) => {
      for (let batch = queue.splice(0, batchSize); batch.length > 0; batch = queue.splice(0, batchSize)) {
        const reply = await member.ask({ do: 'parse', paths: batch });
        if (reply.done !== 'parse') throw new Error('a thread answered out of order');
        parsed.push(...reply.files);
        owned[at]!.push(...reply.files.filter((file) => file.facts !== '').map((file) => file.path));
        const facts = reply.files.map((file) => file.facts).filter((text) => text !== '');
        members.forEach((other, index) => index !== at && other.tell({ do: 'learn', facts }));
      }
    }),
  );
  const replies = await Promise.all(members.map((member, at) => member.ask({ do: 'audit', paths: owned[at]!.filter((path) => audited.has(path)) })));
  const results: FileResult[] = [];
  const skipped: SkippedFile[] = parsed.filter((file) => file.facts === '').map(({ path, why }) => ({ path, why }));
  for (const reply of replies) {
    if (reply.done !== 'audit') throw new Error('a thread answered out of order');
    results.push(...reply.results);
    skipped.push(...reply.failed);
  }
  return { parsed, results, skipped };
}
