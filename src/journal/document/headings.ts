import type { Heading } from './document.ts';
import type { Leaf } from './leaf.ts';

/** The headings among the leaves. */
export function headingsOf(text: string, leaves: readonly Leaf[]): readonly Heading[] {
  const headings: Heading[] = [];
  for (const leaf of leaves) {
    if (leaf.kind !== 'atx' && leaf.kind !== 'setext') continue;
    const textSpan = leaf.kind === 'atx' ? atxText(text, leaf) : underlinedText(leaf);
    const written = text.slice(textSpan.start, textSpan.end);
    const span = { start: leaf.start, end: leaf.end };
    headings.push({ depth: depthOf(leaf.depth), text: written, span, textSpan });
  }
  return headings;
}

const underlinedText = (leaf: Leaf) => ({ start: leaf.start, end: leaf.textEnd });

function depthOf(depth: number): Heading['depth'] {
  switch (depth) {
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
      return depth;
    default:
      return 6;
  }
}

const isBlank = (code: number) => code === 32 || code === 9;

/** What stands between the number signs in front and those that may close the line. */
function atxText(text: string, leaf: Leaf) {
  let start = leaf.start + leaf.depth;
  while (start < leaf.end && isBlank(text.charCodeAt(start))) start++;
  let end = leaf.end;
  while (end > start && text.charCodeAt(end - 1) === 35) end--;
  // Number signs close a heading only behind a blank: `# C#` keeps its own.
  if (end > start && !isBlank(text.charCodeAt(end - 1))) end = leaf.end;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}
