import { cacheFile, readCache, writeCache } from '../cache/index.ts';

interface Header {
  readonly version: string;
  readonly keys: readonly string[];
  readonly sizes: readonly number[];
}

/** What was worked out for a file before, as JSON by a key that names its content. */
export interface Answers<T> {
  readonly get: (key: string) => T | undefined;
  readonly put: (key: string, value: T) => void;
  /** Writes what is new, and what was asked for; keeps no more than `limit` bytes. */
  readonly save: () => void;
}

/** Beyond this, answers that nobody asked for in this run are dropped. */
const limit = 48 * 1024 * 1024;

/** Answers of earlier runs; version '' keeps none. */
export function openAnswers<T>(repositoryId: string, name: string, version: string): Answers<T> {
  const file = cacheFile(repositoryId, name);
  const cached = readCache<Header>(file, version);
  const places = new Map<string, readonly [number, number]>();
  let end = 0;
  cached?.header.keys.forEach((key, at) => {
    const size = cached.header.sizes[at]!;
    places.set(key, [end, size]);
    end += size;
  });
  const asked = new Set<string>();
  const fresh = new Map<string, Buffer>();
  const bytesOf = (key: string): Buffer | undefined => {
    const place = places.get(key);
    return place && cached?.payload.subarray(place[0], place[0] + place[1]);
  };
  return {
    get: (key) => {
      const bytes = bytesOf(key);
      if (!bytes) return undefined;
      asked.add(key);
      return JSON.parse(bytes.toString('utf8')) as T;
    },
    put: (key, value) => fresh.set(key, Buffer.from(JSON.stringify(value))),
    save: () => {
      if (version === '' || fresh.size === 0) return;
      const old = end > limit ? [...asked] : [...places.keys()];
      const entries = [
        ...old.map((key) => [key, bytesOf(key) ?? Buffer.alloc(0)] as const),
        ...fresh,
      ];
      const header: Header = {
        version,
        keys: entries.map(([key]) => key),
        sizes: entries.map(([, bytes]) => bytes.length),
      };
      try {
        const payload = Buffer.concat(entries.map(([, bytes]) => bytes));
        writeCache(file, [Buffer.from(JSON.stringify(header)), payload]);
      } catch {
        // No room, no permission: the next run works it out again.
      }
    },
  };
}
