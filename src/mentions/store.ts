import { cacheFile, readCache, writeCache } from '../cache/index.ts';
import { createMentions, everyWord, type Mentions } from './mentions.ts';

interface Header {
  readonly version: string;
  readonly blobs: readonly string[];
  /** How many words each blob has; -1 for too many. */
  readonly counts: readonly number[];
}

/** Blobs of older trees are kept until there are this many: a review goes back and forth between a few revisions. */
const most = 20_000;

/** What the cache of the repository knows of its words; version '' reads nothing. */
export function openMentions(repositoryId: string, version: string): Mentions {
  const known = new Map<string, Uint32Array>();
  const cached = readCache<Header>(cacheFile(repositoryId, 'words'), version);
  if (cached) {
    const { header, payload } = cached;
    // The payload need not start at a multiple of four.
    const words = new Uint32Array(payload.length >> 2);
    Buffer.from(words.buffer).set(payload.subarray(0, words.length * 4));
    let at = 0;
    header.blobs.forEach((blob, index) => {
      const count = header.counts[index]!;
      known.set(blob, count < 0 ? everyWord : words.subarray(at, at + count));
      at += Math.max(0, count);
    });
  }
  return createMentions(known);
}

/** Keeps what was learnt; `current` are the blobs that must stay. A cache that cannot be written is only slower. */
export function saveMentions(
  repositoryId: string,
  version: string,
  mentions: Mentions,
  current: ReadonlySet<string>,
): void {
  if (version === '' || !mentions.grown()) return;
  const all = [...mentions.known];
  const kept = all.length <= most ? all : all.filter(([blob]) => current.has(blob));
  const header: Header = {
    version,
    blobs: kept.map(([blob]) => blob),
    counts: kept.map(([, words]) => (words === everyWord ? -1 : words.length)),
  };
  const parts = kept.map(([, words]) =>
    Buffer.from(words.buffer, words.byteOffset, words.byteLength),
  );
  try {
    writeCache(cacheFile(repositoryId, 'words'), [
      Buffer.from(JSON.stringify(header)),
      Buffer.concat(parts),
    ]);
  } catch {
    // No room, no permission: the next run reads again.
  }
}
