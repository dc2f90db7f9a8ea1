import { readFileSync } from 'node:fs';
import Parser from 'tree-sitter';
import type { LanguagePack } from './language.ts';

/** A node that a query named. Offsets and columns count UTF-16 units; lines and columns start at 1. */
export interface Capture {
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
}

/** The captures of one pattern at one place, in source order. */
export type QueryMatch = readonly Capture[];

export interface QueryResult {
  readonly matches: readonly QueryMatch[];
  /** The parser met syntax errors, or gave up and found nothing. */
  readonly damaged: boolean;
}

export interface LanguageQueries {
  /** All matches of the queries in `text`; none where the parser gave up. */
  run(text: string): QueryResult;
}

/** Ten seconds for one file, as in parse.ts. */
const timeoutMicros = 10_000_000;

/** Two levels up from src/syntax, dist/syntax and dist/boot alike. */
const folder = new URL('../../queries/', import.meta.url);

/**
 * The queries `queries/<language>/<name>.scm`, ready to run; make them once per thread. They run as one, so that a
 * tree is walked once.
 */
export function createQueries(pack: LanguagePack, names: readonly string[]): LanguageQueries {
  const parser = new Parser();
  // As in parse.ts: without the table of kinds the binding makes no class for each of them.
  parser.setLanguage({ ...pack.grammar, nodeTypeInfo: [] });
  parser.setTimeoutMicros(timeoutMicros);
  const sources = names.map((name) =>
    readFileSync(new URL(`${pack.id}/${name}.scm`, folder), 'utf8'),
  );
  const query = new Parser.Query(parser.getLanguage(), sources.join('\n'));
  return {
    run(text) {
      // The binding throws where the time limit cuts it off, and where a tree is beyond it.
      try {
        const tree = parser.parse(text) as Parser.Tree | null;
        if (!tree) return nothing;
        const root = tree.rootNode;
        const place = placer(text);
        const before = performance.now();
        const found = query.matches(root, { timeoutMicros });
        // A query that is cut off says nothing of it.
        const isCut = performance.now() - before >= timeoutMicros / 1000;
        const matches = found.map(({ captures }) =>
          captures.map(({ name, node }) => place(name, node)),
        );
        return { matches, damaged: isCut || root.hasError };
      } catch {
        parser.reset();
        return nothing;
      }
    },
  };
}

const nothing: QueryResult = { matches: [], damaged: true };

/** Reads the nodes of one text: crossing into the binding is dear, so it is asked for offsets only. */
function placer(text: string): (name: string, node: Parser.SyntaxNode) => Capture {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low;
  };
  return (name, node) => {
    const start = node.startIndex;
    const end = node.endIndex;
    const line = lineAt(start);
    return {
      name,
      text: text.slice(start, end),
      start,
      end,
      line: line + 1,
      column: start - starts[line]! + 1,
      // Most nodes end in their line; the rest are searched for.
      endLine: (end <= (starts[line + 1] ?? Infinity) ? line : lineAt(end - 1)) + 1,
    };
  };
}
