import type { FileFacts } from '../index/index.ts';

/**
 * Facts as the bytes of their JSON: read when they are asked for, handed to other threads without a copy
 * (their memory is shared) and written to the cache as they are. Empty for a file that could not be parsed.
 */
export type PackedFacts = Uint8Array;

/** Facts from the cache: parsed when they are asked for. */
export interface KnownFacts {
  readonly path: string;
  readonly implemented: string;
  readonly declarations: boolean;
  readonly facts: PackedFacts;
}

export function packFacts(facts: FileFacts): PackedFacts {
  const text = JSON.stringify(facts);
  const bytes = Buffer.from(new SharedArrayBuffer(Buffer.byteLength(text)));
  bytes.write(text);
  return bytes;
}

export function unpackFacts(bytes: PackedFacts): FileFacts {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return JSON.parse(text) as FileFacts;
}
