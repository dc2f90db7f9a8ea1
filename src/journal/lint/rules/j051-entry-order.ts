import { datedHeadings } from '../entries.ts';
import type { LintRule } from '../rule.ts';

export const entryOrder: LintRule = {
  id: 'J051',
  name: 'entry-order',
  severity: 'warning',
  about: 'Entries are not in the order of their days.',
  why: 'Entries are appended at the end, so a day before the one above it is a typo or a merge that mixed two writers. The first place is reported. The newest entry is left to J052.',
  fixable: false,
  kinds: ['worklog', 'review'],
  *check({ document }) {
    const entries = datedHeadings(document);
    if (entries.length < 3) return;
    const newest = entries.reduce((latest, { day }) => (day > latest ? day : latest), '');
    const others = entries.filter(({ day }) => day !== newest);
    const at = others.findIndex(({ day }, index) => index > 0 && day < others[index - 1]!.day);
    const entry = others[at];
    if (!entry) return;
    yield {
      span: entry.heading.textSpan,
      message: `Unexpected entry of ${entry.day} below one of ${others[at - 1]!.day}, expected rising days`,
    };
  },
};
