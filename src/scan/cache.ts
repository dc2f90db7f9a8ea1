import { existsSync } from 'node:fs';
import { cacheFile, readCache, writeCache } from '../cache/index.ts';
import { encode, type Header } from './cache-format.ts';
import type { CachedEntry, CacheUpdate } from './cached.ts';
import type { CrateTables } from './crate-table.ts';
import type { PackedFacts } from './packed.ts';
import type { FileResult, Item } from './result.ts';

export type { CachedFile } from './cached.ts';

/** What earlier runs left of one repository. */
export interface Cache {
  /** Blob of every file at the last run. */
  readonly seen: ReadonlyMap<string, string>;
  readonly crates: CrateTables;
  readonly entries: ReadonlyMap<string, CachedEntry>;
  readonly factsOf: (path: string) => PackedFacts | undefined;
  readonly resultOf: (path: string) => FileResult | undefined;
  /** Writes the cache anew: entries that are not replaced keep their bytes. A cache that cannot be written is no error. */
  readonly save: (update: CacheUpdate) => void;
}

/** Whether an earlier run left something: without it everything will have to be read. */
export const hasCache = (repositoryId: string, mode: string): boolean =>
  existsSync(cacheFile(repositoryId, mode));

/**
 * Opens the cache of one repository. Anything unexpected in the file (another version, a cut or changed byte)
 * makes it an empty cache. Two runs may write at once: each writes its own file and renames it. A `version` of ''
 * gives a cache that is always empty.
 */
export function openCache(repositoryId: string, mode: string, version: string): Cache {
  const file = cacheFile(repositoryId, mode);
  const { header, payload } = readCache<Header>(file, version) ?? {
    header: { version, seen: [], crates: {}, entries: [] },
    payload: Buffer.alloc(0),
  };
  const raw = new Map(header.entries.map((entry) => [entry[0], entry]));
  const text = (at: number, length: number): string => payload.toString('utf8', at, at + length);
  return {
    seen: new Map(header.seen),
    crates: header.crates,
    entries: new Map(
      header.entries.map(([path, blob, place, implemented, flag, , , , headLength]) => [
        path,
        { path, blob, place, implemented, declarations: flag === 1, audited: headLength > 0 },
      ]),
    ),
    factsOf: (path) => {
      const entry = raw.get(path);
      return entry?.[6] ? payload.subarray(entry[5], entry[5] + entry[6]) : undefined;
    },
    resultOf: (path) => {
      const entry = raw.get(path);
      if (!entry || entry[8] === 0) return undefined;
      const head = JSON.parse(text(entry[7], entry[8])) as Omit<FileResult, 'items'> & {
        readonly items: readonly Omit<Item, 'json'>[];
      };
      const lines = head.items.length > 0 ? text(entry[9], entry[10]).split('\n') : [];
      return {
        ...head,
        items: head.items.map((item, at) => Object.assign(item, { json: lines[at]! })),
      };
    },
    save: (update) => {
      if (version === '') return;
      try {
        writeCache(file, encode(version, raw, payload, update));
      } catch {
        // A full disk or a read-only home costs the next run its head start, nothing else.
      }
    },
  };
}
