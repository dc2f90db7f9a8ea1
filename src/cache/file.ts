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

const magic = 'dyn-audit cache 1\n';

/** Folder for what can be made again; `XDG_CACHE_HOME` or `~/.cache`. */
function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME;
  return join(base?.startsWith('/') ? base : join(homedir(), '.cache'), 'dyn-audit');
}

/** A repository's cache; one for each mode of reading it. */
export const cacheFile = (repositoryId: string, mode: string): string =>
  join(cacheFolder(), `${repositoryId}.${mode}`);

/** The header of a cache file and what follows it; undefined where anything in it is not as expected. */
export function readCache<Header extends { readonly version: string }>(
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

/** Writes a file of its own and renames it, so that a reader never sees half of one. */
export function writeCache(file: string, parts: readonly Uint8Array[]): void {
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
