import type { CrateTables } from './crate-table.ts';
import type { PackedFacts } from './packed.ts';
import type { FileResult } from './result.ts';

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

/** What is known of an entry without reading its facts or findings. */
export type CachedEntry = Pick<
  CachedFile,
  'path' | 'blob' | 'place' | 'implemented' | 'declarations'
> & { readonly audited: boolean };

/** What a run found out, to be kept for the next. */
export interface CacheUpdate {
  /** Blob of every file of this run. */
  readonly seen: readonly (readonly [string, string])[];
  readonly changed: readonly CachedFile[];
  readonly gone: ReadonlySet<string>;
  readonly crates: CrateTables;
}
