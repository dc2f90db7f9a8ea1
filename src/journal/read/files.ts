import { type JournalDocument, parseDocument } from '../document/index.ts';

/** The Markdown of a journal. */
export interface ReadFiles {
  /** Below the root, with slashes. */
  readonly paths: readonly string[];
  /** Null for what is no text. */
  text(path: string): string | null;
}

/** The parsed file; null where there is none. */
export function documentOf(files: ReadFiles, path: string): JournalDocument | null {
  const text = files.text(path);
  return text === null ? null : parseDocument(path, text);
}

/** A field of the frontmatter as text; null for what is empty or a collection. */
export function fieldText(document: JournalDocument, key: string): string | null {
  const value = document.field(key)?.value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The first heading of the first level; null without one. */
export const titleOf = ({ headings }: JournalDocument): string | null =>
  headings.find(({ depth }) => depth === 1)?.text ?? null;

/** A heading `YYYY-MM-DD: title`; null for others. */
export function datedTitle(text: string): { readonly date: string; readonly title: string } | null {
  const match = /^\[?(\d{4}-\d{2}-\d{2})\]?\s*[-:\u2013\u2014|]*\s*(.*)$/.exec(text);
  return match === null ? null : { date: match[1]!, title: match[2]! };
}
