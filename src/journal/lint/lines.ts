import type { JournalDocument, Span } from '../document/index.ts';

/** Which of the spans holds an offset; asked with rising offsets only, so that many spans cost no more than few. */
export function spanFinder(spans: readonly Span[]): (offset: number) => Span | null {
  let at = 0;
  return (offset) => {
    while (at < spans.length && spans[at]!.end <= offset) at++;
    const span = spans[at];
    return span && span.start <= offset ? span : null;
  };
}

/** The lines between two offsets that are in no fenced code and no comment, without their ends. */
export function* proseLines(
  { text, fences, comments }: JournalDocument,
  from: number,
  to: number,
): Generator<Span> {
  const [fence, comment] = [spanFinder(fences), spanFinder(comments)];
  for (let start = from; start < to; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (!fence(start) && !comment(start))
      yield { start, end: end > start && text[end - 1] === '\r' ? end - 1 : end };
    start = end + 1;
  }
}
