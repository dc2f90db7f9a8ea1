import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writevSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { CrateTables } from './crate-table.ts';
import type { PackedFacts } from './packed.ts';
import type { FileResult, Item } from './result.ts';

/** What is kept of one file: its facts always, its findings once it was audited. */
export interface CachedFile {
  readonly path: string;
  readonly blob: string;
  /** Crate and module it stood for: a moved file is another file. */
  readonly place: string;
  /** Names its impl blocks mention. */
  readonly implemented: string;
  /** Facts of declarations only: the file lay outside the audited crates. */
  readonly declarations: boolean;
  readonly facts: PackedFacts;
  readonly result: FileResult | undefined;
}

export type CachedEntry = Pick<
  CachedFile,
  'path' | 'blob' | 'place' | 'implemented' | 'declarations'
> & { readonly audited: boolean };

export interface CacheUpdate {
  /** Blob of every file of this run. */
  readonly seen: readonly (readonly [string, string])[];
  readonly changed: readonly CachedFile[];
  readonly gone: ReadonlySet<string>;
  readonly crates: CrateTables;
}

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

interface Header {
  readonly version: string;
  readonly seen: readonly (readonly [string, string])[];
  readonly crates: CrateTables;
  readonly entries: readonly Entry[];
}

const magic = 'dyn-audit cache 1\n';

/** Folder for what can be made again; `XDG_CACHE_HOME` or `~/.cache`. */
function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME;
  return join(base?.startsWith('/') ? base : join(homedir(), '.cache'), 'dyn-audit');
}

const cacheFile = (repositoryId: string, mode: string): string =>
  join(cacheFolder(), `${repositoryId}.${mode}`);

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
  const { header, payload } = read(file, version) ?? {
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
        write(file, encode(version, raw, payload, update));
      } catch {
        // A full disk or a read-only home costs the next run its head start, nothing else.
      }
    },
  };
}

function read(
  file: string,
  version: string,
): { readonly header: Header; readonly payload: Buffer } | undefined {
  if (version === '' || !existsSync(file)) return undefined;
  try {
    const bytes = readShared(file);
    const start = magic.length;
    if (bytes.toString('latin1', 0, start) !== magic) return undefined;
    const sum = bytes.readUInt32LE(start);
    const length = bytes.readUInt32LE(start + 4);
    const body = bytes.subarray(start + 8);
    if (crc32(body) !== sum) return undefined;
    const header = JSON.parse(body.toString('utf8', 0, length)) as Header;
    return header.version === version ? { header, payload: body.subarray(length) } : undefined;
  } catch {
    return undefined;
  }
}

/** The file in memory that threads share, so that the facts in it reach them without a copy. */
function readShared(file: string): Buffer {
  const fd = openSync(file, 'r');
  try {
    const bytes = Buffer.from(new SharedArrayBuffer(fstatSync(fd).size));
    for (let at = 0; at < bytes.length; ) {
      const got = readSync(fd, bytes, at, bytes.length - at, null);
      if (got === 0) return bytes.subarray(0, at);
      at += got;
    }
    return bytes;
  } finally {
    closeSync(fd);
  }
}

/** The most buffers that one system call takes (IOV_MAX). */
const mostParts = 1024;

/** Writes the parts one after the other without joining them: they are 20 MB for a large repository. */
function writeParts(file: string, parts: readonly Uint8Array[]): void {
  const fd = openSync(file, 'wx', 0o600);
  try {
    for (let at = 0; at < parts.length; at += mostParts) {
      const some = parts.slice(at, at + mostParts);
      const size = some.reduce((sum, part) => sum + part.length, 0);
      if (writevSync(fd, some) !== size) throw new Error('written in part');
    }
  } finally {
    closeSync(fd);
  }
}

function encode(
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

function write(file: string, parts: readonly Uint8Array[]): void {
  const prefix = Buffer.alloc(8);
  prefix.writeUInt32LE(
    parts.reduce((sum, part) => crc32(part, sum), 0),
    0,
  );
  prefix.writeUInt32LE(parts[0]!.length, 4);
  mkdirSync(cacheFolder(), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}.${Date.now()}.tmp`;
  try {
    writeParts(temporary, [Buffer.from(magic, 'latin1'), prefix, ...parts]);
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}
