import { type Heading, isNamed, reviewSections } from '../../document/index.ts';
import { findingsOf } from '../findings.ts';
import { readableFrontmatter } from '../frontmatter.ts';
import { firstLine } from '../quote.ts';
import type { LintRule, Problem, Subject } from '../rule.ts';

const hasSection = (headings: readonly Heading[], names: readonly string[]): boolean =>
  headings.some((heading) => isNamed(heading, names));

/** `lib.rs:12` or a link to a line; a path without ending may stand before the colon too. */
const place = /[a-z_)`]:\d|#L\d/i;
const failure = /failure case/i;

function* checkFindings(subject: Subject): Generator<Problem> {
  for (const { span, text } of findingsOf(subject.document, reviewSections.Findings)) {
    if (!failure.test(text))
      yield {
        span,
        message: "Unexpected finding, expected 'Failure case: trigger -> outcome' in it",
      };
    if (!place.test(text))
      yield { span, message: 'Unexpected finding, expected a file:line in it' };
  }
}

export const reviewContent: LintRule = {
  id: 'J042',
  name: 'review-content',
  severity: 'warning',
  about: 'A review lacks a section, its verdict, where it was posted, or the proof of a finding.',
  why: 'Who reads the review later cannot ask: it says what was run where, what came out and what is wrong at which line, or `not recorded`. A review that was not posted says `posted-url: null`.',
  fixable: false,
  kinds: ['review'],
  *check(subject) {
    const { document } = subject;
    const span = firstLine(subject);
    if (readableFrontmatter(document))
      for (const key of ['verdict', 'posted-url'])
        if (!document.field(key))
          yield {
            span,
            message: `Unexpected review without '${key}', expected it in the frontmatter`,
          };
    const headings = document.headings.filter(({ depth }) => depth > 1);
    const missing = Object.entries(reviewSections)
      .filter(([, names]) => !hasSection(headings, names))
      .map(([title]) => `'${title}'`);
    if (missing.length > 0)
      yield {
        span,
        message: `Unexpected review without ${missing.join(', ')}, expected sections named so`,
      };
    yield* checkFindings(subject);
  },
};
