import { isNamed, parseDocument, reviewSections } from '../../document/index.ts';

/** The Markdown with the sections that a review must have and that it lacks, saying `not recorded`. */
export function withSections(body: string): string {
  const { headings } = parseDocument('', body);
  const first = headings[0]?.span.start ?? body.length;
  const intro = body.slice(0, first).trim();
  const rest = body.slice(first).trim();
  const missing = Object.entries(reviewSections)
    .filter(([, names]) => !headings.some((heading) => isNamed(heading, names)))
    .map(([title]) => title);
  const hasNoSummary = missing[0] === 'Summary';
  const before = hasNoSummary ? `## Summary\n\n${intro || 'not recorded'}` : intro;
  const behind = missing.slice(hasNoSummary ? 1 : 0).map((title) => `## ${title}\n\nnot recorded`);
  return [before, rest, ...behind].filter((part) => part !== '').join('\n\n');
}
