import { createHash } from 'node:crypto';
import type { JournalDocument } from '../document/index.ts';

/** Fingerprints of findings that are known, by path. */
export type Baseline = ReadonlyMap<string, ReadonlySet<string>>;

export const emptyBaseline: Baseline = new Map();

/**
 * Gives the fingerprints of one file's findings, in their order: rule and text of the line, and which of several alike
 * it is. It survives shifted lines and other findings, and says nothing of the text.
 */
export function fingerprints(document: JournalDocument): (rule: string, start: number) => string {
  const seen = new Map<string, number>();
  return (rule, start) => {
    const { text } = document;
    const begin = text.lastIndexOf('\n', start - 1) + 1;
    const newline = text.indexOf('\n', start);
    const line = text.slice(begin, newline < 0 ? text.length : newline).trim();
    const key = `${rule}\0${document.path}\0${line}`;
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    const hash = createHash('sha256').update(`${key}\0${occurrence}`).digest('hex').slice(0, 16);
    return `${rule}-${hash}`;
  };
}
