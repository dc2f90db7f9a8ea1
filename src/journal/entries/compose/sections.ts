import { parseDocument } from '../../document/index.ts';

/** What a review must say, by what the heading of a section may begin with, in small letters. */
const required = {
  Summary: ['summary', 'overview', 'tl;dr'],
  'Test setup': ['test setup', 'testing setup', 'setup', 'environment'],
  'Testing results': ['testing results', 'test results', 'testing', 'results'],
  Evidence: ['evidence', 'logs'],
  Findings: ['findings', 'finding', 'issues'],
} as const;

/** The Markdown with the sections that a review must have and that it lacks, saying `not recorded`. */
export function withSections(body: string): string {
  const { headings } = parseDocument('', body);
  const first = headings[0]?.span.start ?? body.length;
  const intro = body.slice(0, first).trim();
  const rest = body.slice(first).trim();
  const missing = Object.entries(required)
    .filter(([, names]) => !headings.some(({ text }) => beginsWithOne(text, names)))
    .map(([title]) => title);
  const hasNoSummary = missing[0] === 'Summary';
  const before = hasNoSummary ? `## Summary\n\n${intro || 'not recorded'}` : intro;
  const behind = missing.slice(hasNoSummary ? 1 : 0).map((title) => `## ${title}\n\nnot recorded`);
  return [before, rest, ...behind].filter((part) => part !== '').join('\n\n');
}

const beginsWithOne = (heading: string, names: readonly string[]): boolean =>
  names.some((name) => heading.toLowerCase().startsWith(name));
