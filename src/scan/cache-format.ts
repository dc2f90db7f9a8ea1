import type { CacheUpdate } from './cached.ts';
import type { CrateTables } from './crate-table.ts';

/** path, blob, place, implemented, declarations, then offset and length of facts, head and lines. */
type Entry = readonly [
  string,
  string,
  string,
  string,
  0 | 1,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** The first part of the file; where each entry's bytes lie is counted from its end. */
export interface Header {
  readonly version: string;
  readonly seen: readonly (readonly [string, string])[];
  readonly crates: CrateTables;
  readonly entries: readonly Entry[];
}

/** The header and the bytes of all entries; those that did not change keep theirs. */
export function encode(
  version: string,
  old: ReadonlyMap<string, Entry>,
  payload: Buffer,
  { seen, changed, gone, crates }: CacheUpdate,
): readonly Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const put = (bytes: Uint8Array): [number, number] => {
    const at = size;
    chunks.push(bytes);
    size += bytes.length;
    return [at, bytes.length];
  };
  const keep = (at: number, length: number): [number, number] =>
    put(payload.subarray(at, at + length));
  const entries: Entry[] = [];
  const replaced = new Set(changed.map((each) => each.path));
  for (const [path, [, blob, place, implemented, flag, a, b, c, d, e, f]] of old) {
    if (!replaced.has(path) && !gone.has(path))
      entries.push([
        path,
        blob,
        place,
        implemented,
        flag,
        ...keep(a, b),
        ...keep(c, d),
        ...keep(e, f),
      ]);
  }
  for (const { path, blob, place, implemented, declarations, facts, result } of changed) {
    const head = result
      ? JSON.stringify({
          ...result,
          items: result.items.map((item) => ({ ...item, json: undefined })),
        })
      : '';
    const lines = result ? result.items.map((item) => item.json).join('\n') : '';
    entries.push([
      path,
      blob,
      place,
      implemented,
      declarations ? 1 : 0,
      ...put(facts),
      ...put(Buffer.from(head)),
      ...put(Buffer.from(lines)),
    ]);
  }
  const header: Header = { version, seen, crates, entries };
  return [Buffer.from(JSON.stringify(header)), ...chunks];
}
