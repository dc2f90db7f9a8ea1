import { datedHeadings } from '../entries.ts';
import { quoteAt } from '../quote.ts';
import type { LintRule } from '../rule.ts';

/** `2026.8.1`: outside of worklogs a release by its date. */
const isVersion = (text: string): boolean => text[4] === '.';

export const entryHeading: LintRule = {
  id: 'J050',
  name: 'entry-heading',
  severity: 'warning',
  about: 'The heading of an entry is not written `## YYYY-MM-DD: title`.',
  why: 'Entries are found, sorted and counted by their headings, and `2026-8-1` sorts behind `2026-10-1`. --fix puts digits and separator right; a title is for the writer to give, and so is what a range of days or a time means.',
  fixable: true,
  kinds: ['worklog', 'review', 'note'],
  *check(subject) {
    const { document, kind } = subject;
    for (const { heading, day, title, wellFormed, separable } of datedHeadings(document)) {
      if (wellFormed || (kind === 'note' && isVersion(heading.text))) continue;
      const { start, end } = heading.textSpan;
      const splice = { start, end: end - title.length, text: `${day}: ` };
      const isTail = separable && title !== '' && document.text.slice(splice.end, end) === title;
      yield {
        span: { start, end },
        message: `Unexpected heading ${quoteAt(subject, { start, end })}, expected '${day}: title'`,
        ...(isTail && { fix: { path: document.path, splices: [splice] } }),
      };
    }
  },
};
