import type { SkippedFile } from '../model/source.ts';
import type { CrateTables } from './crate-table.ts';
import type { Member } from './pool.ts';
import type { FileResult } from './result.ts';
import type { ParsedFile } from './worker.ts';

/** Files handed out at a time: small, so that the threads end together. */
const batchSize = 8;

/** Parses files on all members; each learns what the others read. A file stays with the member that parsed it. */
async function parse(members: readonly Member[], paths: readonly string[]): Promise<ParsedFile[]> {
  const queue = [...paths];
  const parsed: ParsedFile[] = [];
  await Promise.all(
    members.map(async (member, at) => {
      for (
        let batch = queue.splice(0, batchSize);
        batch.length > 0;
        batch = queue.splice(0, batchSize)
      ) {
        const reply = await member.ask({ do: 'parse', paths: batch });
        if (reply.done !== 'parse') throw new Error('a thread answered out of order');
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

/** Audits files where they were parsed. */
async function audit(
  members: readonly Member[],
  paths: ReadonlySet<string>,
  known: CrateTables,
): Promise<Audited> {
  const replies = await Promise.all(
    members.map((member) =>
      member.ask({
        do: 'audit',
        paths: [...member.owned].filter((path) => paths.has(path)),
        tables: known,
      }),
    ),
  );
  const results: FileResult[] = [];
  const failed: SkippedFile[] = [];
  const lazy = new Map<string, ParsedFile>();
  const tables: CrateTables[] = [];
  for (const reply of replies) {
    if (reply.done !== 'audit') throw new Error('a thread answered out of order');
    results.push(...reply.results);
    failed.push(...reply.failed);
    for (const each of reply.lazy) lazy.set(each.path, each);
    tables.push(reply.tables);
  }
  return {
    results,
    failed,
    lazy: [...lazy.values()],
    tables: Object.assign({}, ...tables) as CrateTables,
  };
}

export const work = { parse, audit };
