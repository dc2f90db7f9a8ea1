import { datedHeadings } from '../entries.ts';
import type { LintRule } from '../rule.ts';

export const entryPlace: LintRule = {
  id: 'J052',
  name: 'entry-place',
  severity: 'warning',
  about: 'The newest entry does not stand at the end of the file.',
  why: 'Writers append at the end, and two of them who do are brought together without a conflict. An entry that was put on top is missed by whoever reads the last lines.',
  fixable: false,
  kinds: ['worklog', 'review'],
  *check({ document }) {
    const entries = datedHeadings(document);
    const last = entries.at(-1);
    const newest = entries.reduce(
      (late, each) => (late && late.day > each.day ? late : each),
      last,
    );
    if (!newest || !last || newest.day === last.day) return;
    yield {
      span: newest.heading.textSpan,
      message: `Unexpected entry of ${newest.day} above one of ${last.day}, expected the newest at the end`,
    };
  },
};
