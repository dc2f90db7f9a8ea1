/** The files of a journal, however they are kept. Answers do not change while the lint runs. */
export interface JournalFiles {
  /** Paths of all files that belong to the journal, ordered by code units. */
  readonly paths: readonly string[];
  /** With the byte order mark; null for what is not listed and what is no text. */
  text(path: string): string | null;
  /** Bytes; 0 for what is not there. */
  size(path: string): number;
  /** What is there beside the listed files: ignored ones, targets of links. */
  look(path: string): 'file' | 'folder' | 'outside' | 'none';
}

/** The files with other texts in place of some, or besides. */
export function withTexts(files: JournalFiles, texts: ReadonlyMap<string, string>): JournalFiles {
  const known = new Set(files.paths);
  const fresh = [...texts.keys()].filter((path) => !known.has(path));
  return {
    paths: fresh.length === 0 ? files.paths : [...files.paths, ...fresh].sort(),
    text: (path) => texts.get(path) ?? files.text(path),
    size: (path) => {
      const text = texts.get(path);
      return text === undefined ? files.size(path) : Buffer.byteLength(text);
    },
    look: (path) => (texts.has(path) ? 'file' : files.look(path)),
  };
}
