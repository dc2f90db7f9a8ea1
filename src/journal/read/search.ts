import type { FoundFile, FoundLine, FoundPlace } from '../../model/journal-read.ts';
import type { JournalDocument } from '../document/index.ts';
import { documentOf, type ReadFiles, titleOf } from './files.ts';
import { lastUpdatedOf } from './projects.ts';

const linesShown = 5;
const lineLength = 300;
const weights: Readonly<Record<FoundPlace, number>> = { title: 8, field: 5, heading: 4, text: 1 };
const pathWeight = 6;

/**
 * The files that hold all the words, in their text or their path, whatever the case; best first. A word may be several
 * with blanks between them. What stands in titles, frontmatter and headings counts more than text, words more than
 * parts of words.
 */
export function searchFiles(files: ReadFiles, words: readonly string[]): readonly FoundFile[] {
  const patterns = words.map(patternOf);
  const found = files.paths.flatMap((path) => {
    const text = files.text(path);
    if (text === null) return [];
    const holds = patterns.every(({ any }) => any.test(text) || any.test(path));
    const document = holds ? documentOf(files, path) : null;
    return document === null ? [] : [describe(document, patterns)];
  });
  return found.sort(
    (one, other) =>
      other.score - one.score ||
      compare(other.last_updated ?? '', one.last_updated ?? '') ||
      compare(one.path, other.path),
  );
}

const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);

interface Pattern {
  readonly any: RegExp;
  readonly whole: RegExp;
}

function patternOf(word: string): Pattern {
  const source = word
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
  const whole = `(?<![\\p{L}\\p{N}_])${source}(?![\\p{L}\\p{N}_])`;
  return { any: new RegExp(source, 'iu'), whole: new RegExp(whole, 'iu') };
}

interface Scored {
  readonly line: FoundLine;
  readonly score: number;
}

function describe(document: JournalDocument, patterns: readonly Pattern[]): FoundFile {
  const { path } = document;
  const lines = scoreLines(document, patterns);
  const best = [...lines].sort((one, other) => other.score - one.score).slice(0, linesShown);
  const inPath = patterns.filter(({ any }) => any.test(path)).length * pathWeight;
  return {
    path,
    project: path.includes('/') ? path.slice(0, path.indexOf('/')) : null,
    title: titleOf(document),
    last_updated: lastUpdatedOf(document),
    score: inPath + best.reduce((sum, { score }) => sum + score, 0),
    matches: lines.length,
    lines: best.map(({ line }) => line).sort((one, other) => one.line - other.line),
  };
}

function scoreLines(document: JournalDocument, patterns: readonly Pattern[]): readonly Scored[] {
  const { text } = document;
  const found: Scored[] = [];
  let line = 0;
  let end = -1;
  while (end < text.length) {
    const start = end + 1;
    const next = text.indexOf('\n', start);
    end = next < 0 ? text.length : next;
    line++;
    const written = text.slice(start, end).replace(/\r$/, '');
    const hits = patterns.filter(({ any }) => any.test(written));
    if (hits.length === 0) continue;
    const { place, section } = placeOf(document, start);
    const whole = hits.filter((each) => each.whole.test(written)).length;
    // A line with several of the words says more than several lines.
    const score = weights[place] * hits.length * (hits.length + whole);
    const column = Math.min(...hits.map(({ any }) => written.search(any))) + 1;
    found.push({ score, line: { line, column, place, section, text: cut(written, column) } });
  }
  return found;
}

function placeOf(
  { frontmatter, headings }: JournalDocument,
  start: number,
): { readonly place: FoundPlace; readonly section: string | null } {
  if (frontmatter && start < frontmatter.span.end) return { place: 'field', section: null };
  const above = headings.filter(({ span }) => span.start <= start).at(-1);
  if (above === undefined) return { place: 'text', section: null };
  if (start >= above.span.end) return { place: 'text', section: above.text };
  return { place: above.depth === 1 ? 'title' : 'heading', section: above.text };
}

/** A long line from a little before its first word. */
function cut(text: string, column: number): string {
  if (text.length <= lineLength) return text.trim();
  const from = Math.max(0, Math.min(column - 61, text.length - lineLength));
  return `${from > 0 ? '...' : ''}${text.slice(from, from + lineLength)}...`.trim();
}
