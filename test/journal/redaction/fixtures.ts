import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../fixtures/journal/redaction/', import.meta.url);

export interface FixtureLine {
  readonly text: string;
  /** What is marked, in order. */
  readonly marked: readonly string[];
}

export interface Fixture {
  readonly rule: string;
  readonly hits: readonly FixtureLine[];
  readonly misses: readonly FixtureLine[];
}

function readLine(line: string): FixtureLine {
  const marked = [...line.matchAll(/«([^»]*)»/g)].map((match) => match[1]!.replaceAll('¦', ''));
  return { text: line.replace(/[«»¦]/g, ''), marked };
}

/** The fixtures of all patterns, by the names of their files. */
export const fixtures: readonly Fixture[] = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => {
    const [hits = '', misses = ''] = readFileSync(new URL(name, folder), 'utf8').split('\n--\n');
    const lines = (part: string) => part.split('\n').filter(Boolean).map(readLine);
    return { rule: name.slice(0, -4), hits: lines(hits), misses: lines(misses) };
  });
