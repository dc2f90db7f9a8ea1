import { namesFrom } from './folders.ts';

/** The files of a journal, however they are kept. Answers do not change while the lint runs. */
export interface JournalFiles {
  /** Paths of all files that belong to the journal, ordered by code units. */
  readonly paths: readonly string[];
  /**
   * Names in a folder (empty: the root) without a slash at its end, in order; folders have one. Where it is missing the
   * paths tell: it is there so that one file can be linted before all are listed.
   */
  readonly names?: (folder: string) => readonly string[];
  /** With the byte order mark; null for what is not listed and what is no text. */
  text(path: string): string | null;
  /** Bytes; 0 for what is not there. */
  size(path: string): number;
  /** What is there beside the listed files: ignored ones, targets of links. */
  look(path: string): 'file' | 'folder' | 'outside' | 'none';
}

/** The files with other texts in place of some, or besides. */
export function withTexts(files: JournalFiles, texts: ReadonlyMap<string, string>): JournalFiles {
  const names = files.names ?? namesFrom(files.paths);
  const added = namesFrom([...texts.keys()]);
  return {
    get paths() {
      const known = new Set(files.paths);
      const fresh = [...texts.keys()].filter((path) => !known.has(path));
      return fresh.length === 0 ? files.paths : [...files.paths, ...fresh].sort();
    },
    names: (folder) => {
      const known = names(folder);
      const fresh = added(folder).filter((name) => !known.includes(name));
      return fresh.length === 0 ? known : [...known, ...fresh].sort();
    },
    text: (path) => texts.get(path) ?? files.text(path),
    size: (path) => {
      const text = texts.get(path);
      return text === undefined ? files.size(path) : Buffer.byteLength(text);
    },
    look: (path) => (texts.has(path) ? 'file' : files.look(path)),
  };
}
