/** One file the audit may read: `path` is relative to the root, with forward slashes. */
export interface FileEntry {
  readonly path: string;
  /** Git's id of the content, or a hash of our own where git does not know the content; equal ids mean equal text. */
  readonly blob: string;
}

export interface SourceFile extends FileEntry {
  readonly text: string;
}

/** A file that was not read, or only in part, and the reason in a few words. */
export interface SkippedFile {
  readonly path: string;
  readonly why: string;
}

/** Changed lines of one file, 1-based and inclusive, as they are numbered in the audited version. */
export interface ChangedLines {
  readonly path: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}
