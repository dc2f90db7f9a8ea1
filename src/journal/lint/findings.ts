import { type Heading, isNamed, type JournalDocument, type Span } from '../document/index.ts';
import { proseLines } from './lines.ts';

/** One finding of a review: a part of the section with findings. */
interface ReviewFinding {
  /** The line it begins with. */
  readonly span: Span;
  readonly text: string;
}

const item = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\S/;
/** "None", "No findings", "not recorded": there is nothing to prove. */
const nothing =
  /^[-*+#_ \t]{0,12}(?:none\b|nothing\b|not recorded|n\/a|no (?:\w+ )?(?:findings?|issues?|problems?)\b)/i;

/**
 * The findings below headings that begin with one of the names: the parts of deeper headings, or else the items of
 * the list. Prose alone is no finding.
 */
export function findingsOf(document: JournalDocument, names: readonly string[]): ReviewFinding[] {
  return document.headings.flatMap((heading, at) => {
    const isSection = heading.depth > 1 && isNamed(heading, names);
    return isSection ? partsOf(document, heading, at) : [];
  });
}

function partsOf(document: JournalDocument, heading: Heading, at: number): ReviewFinding[] {
  const { headings, text } = document;
  let next = at + 1;
  while (next < headings.length && headings[next]!.depth > heading.depth) next++;
  const inner = headings.slice(at + 1, next);
  const end = headings[next]?.span.start ?? text.length;
  const starts = inner.length > 0 ? shallowest(inner) : items(document, heading.span.end, end);
  return starts
    .map(({ start, end: lineEnd }, index) => ({
      span: { start, end: lineEnd },
      text: text.slice(start, starts[index + 1]?.start ?? end),
    }))
    .filter((part) => !nothing.test(part.text));
}

function shallowest(headings: readonly Heading[]): Span[] {
  const least = headings.reduce((depth, heading) => Math.min(depth, heading.depth), 6);
  return headings.filter(({ depth }) => depth === least).map(({ span }) => span);
}

/** Lines that begin an item of a list at the margin. */
function items(document: JournalDocument, from: number, to: number): Span[] {
  const { text } = document;
  const lines = [...proseLines(document, text.indexOf('\n', from) + 1 || to, to)];
  return lines.filter(({ start, end }) => item.test(text.slice(start, Math.min(end, start + 80))));
}
