import { readableFrontmatter } from '../frontmatter.ts';
import { quote, quoteAt } from '../quote.ts';
import type { LintRule } from '../rule.ts';
import { isUnquotedNumber } from '../scalars.ts';

export const fieldUnquoted: LintRule = {
  id: 'J014',
  name: 'field-unquoted',
  severity: 'warning',
  about: 'A commit id or version without quotes that YAML reads as a number.',
  why: 'YAML reads the commit 12e4567 as infinity, 0123 as 83 or 123 and the version 1.10 as 1.1; whoever writes the file back writes the wrong value. Put it in quotes.',
  fixable: true,
  kinds: ['registry', 'project', 'list', 'review', 'worklog', 'benchmark', 'learning', 'note'],
  *check(subject) {
    const { document } = subject;
    for (const field of readableFrontmatter(document)?.fields ?? []) {
      if (!isUnquotedNumber(document, field)) continue;
      const { start, end } = field.valueSpan;
      const text = `"${document.text.slice(start, end)}"`;
      yield {
        span: { start, end },
        message: `Unexpected number ${quoteAt(subject, { start, end })} in ${quote(field.key)}, expected text in quotes`,
        fix: { path: document.path, splices: [{ start, end, text }] },
      };
    }
  },
};
