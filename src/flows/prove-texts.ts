import type { Source } from '../source/index.ts';

export interface Texts {
  /** Every Rust file of the root that can be read, without its byte order mark. */
  readonly all: ReadonlyMap<string, string>;
  readonly blobs: ReadonlyMap<string, string>;
  /** Files that begin with a byte order mark. */
  readonly marked: ReadonlySet<string>;
}

/** The Rust texts of what is audited: a changed signature may have users anywhere. */
export async function readTexts(source: Source): Promise<Texts> {
  const { files } = await source.list();
  const read = await source.readMany(files.filter(({ path }) => path.endsWith('.rs')));
  return {
    all: new Map(read.files.map(({ path, text }) => [path, text])),
    blobs: new Map(read.files.map(({ path, blob }) => [path, blob])),
    marked: new Set(
      read.files.filter((file) => 'bom' in file && file.bom === true).map(({ path }) => path),
    ),
  };
}
