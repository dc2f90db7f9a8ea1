import type { Heading } from './document.ts';

/** The sections that a review must have, by what their headings may begin with, in small letters. */
export const reviewSections = {
  Summary: ['summary', 'overview', 'tl;dr'],
  'Test setup': ['test setup', 'testing setup', 'setup', 'environment'],
  'Testing results': ['testing results', 'test results', 'testing', 'results'],
  Evidence: ['evidence', 'logs'],
  Findings: ['findings', 'finding', 'issues'],
} as const;

/** Numbers and marks in front of a heading's words: `1. Summary`, `**Summary**`. */
const front = /^[\s\d.)(*_`:#-]{1,20}/;

/** Whether a heading begins with one of the names, which are in small letters. */
export function isNamed({ text }: Heading, names: readonly string[]): boolean {
  const title = text.slice(0, 80).toLowerCase().replace(front, '');
  return names.some((name) => title.startsWith(name));
}
