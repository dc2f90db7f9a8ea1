import type { Span } from './document.ts';

/** The comments in pieces of HTML; one without an end goes on to the end of its piece. */
export function commentsOf(text: string, html: readonly Span[]): readonly Span[] {
  const comments: Span[] = [];
  for (const piece of html) {
    let at = text.indexOf('<!--', piece.start);
    while (at >= 0 && at < piece.end) {
      const close = text.indexOf('-->', at + 2);
      const end = close < 0 || close + 3 > piece.end ? piece.end : close + 3;
      comments.push({ start: at, end });
      at = text.indexOf('<!--', end);
    }
  }
  return comments;
}
