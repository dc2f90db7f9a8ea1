import { cellSpans } from './cells.ts';
import { definitionsEnd } from './definitions.ts';
import type { Link, Span } from './document.ts';
import type { Leaf } from './leaf.ts';
import { readProse } from './prose.ts';

/** What stands in prose besides words. */
export interface Inlines {
  readonly links: Link[];
  /** Tags and comments. */
  readonly html: Span[];
}

/** Links and tags in all prose, headings and cells among the leaves. */
export function inlinesOf(
  text: string,
  leaves: readonly Leaf[],
  targets: ReadonlyMap<string, Span>,
): Inlines {
  const inlines: Inlines = { links: [], html: [] };
  const brackets = finder(text, '[');
  const angles = finder(text, '<');
  const plain = ({ start, end }: Span) => brackets(start) >= end && angles(start) >= end;
  for (const leaf of leaves) {
    if (plain(leaf)) continue;
    for (const span of proseOf(text, leaf))
      if (!plain(span)) readProse(text, span.start, span.end, targets, inlines);
  }
  return inlines;
}

/** Answers where a character is next; cheap where the offsets that are asked for grow. */
function finder(text: string, character: string): (from: number) => number {
  let since = 0;
  let next = -1;
  return (from) => {
    if (since <= from && from <= next) return next;
    const found = text.indexOf(character, from);
    since = from;
    next = found < 0 ? text.length : found;
    return next;
  };
}

function proseOf(text: string, leaf: Leaf): readonly Span[] {
  switch (leaf.kind) {
    case 'atx':
      return [{ start: leaf.start + leaf.depth, end: leaf.end }];
    case 'setext':
      return [{ start: leaf.start, end: leaf.textEnd }];
    case 'paragraph':
      return [{ start: definitionsEnd(text, leaf), end: leaf.end }];
    case 'table':
      return cellsOf(text, leaf);
    case 'glued':
      return cellSpans(text, leaf.start, leaf.end);
    default:
      return [];
  }
}

function cellsOf(text: string, leaf: Leaf): readonly Span[] {
  const spans: Span[] = [];
  for (let line = 0; line < leaf.lines.length; line += 2) {
    if (line === 2) continue;
    for (const span of cellSpans(text, leaf.lines[line]!, leaf.lines[line + 1]!)) spans.push(span);
  }
  return spans;
}
