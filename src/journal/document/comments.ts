import type { Span } from './document.ts';
import { indexWithin } from './html.ts';

/** The comments in pieces of HTML; one without an end goes on to the end of its piece. */
export function commentsOf(text: string, html: readonly Span[]): readonly Span[] {
  const comments: Span[] = [];
  for (const piece of html) {
    for (let at = indexWithin(text, '<!--', piece.start, piece.end); at >= 0; ) {
      const close = indexWithin(text, '-->', at + 2, piece.end);
      const end = close < 0 ? piece.end : close + 3;
      comments.push({ start: at, end });
      at = indexWithin(text, '<!--', end, piece.end);
    }
  }
  return comments;
}
