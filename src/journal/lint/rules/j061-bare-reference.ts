import type { Span } from '../../document/index.ts';
import { proseLines, spanFinder } from '../lines.ts';
import { quoteAt } from '../quote.ts';
import type { LintRule } from '../rule.ts';

/** The name is bounded, so that a long line of letters is not read again from each of them. */
const reference = /(?<![\w./#-])[A-Za-z][\w.-]{0,99}(?:\/[\w.-]{1,100})?#\d{1,9}\b/g;

/** Places in a line where it is named, outside of code: behind an even number of backticks. */
function* references(line: string): Generator<Span> {
  let ticks = 0;
  let read = 0;
  for (const { 0: name, index } of line.matchAll(reference)) {
    for (; read < index; read++) if (line[read] === '`') ticks++;
    if (ticks % 2 === 0) yield { start: index, end: index + name.length };
  }
}

export const bareReference: LintRule = {
  id: 'J061',
  name: 'bare-reference',
  severity: 'warning',
  about: 'A pull request or issue is named `repo#123` without a link.',
  why: 'Outside of its host nobody can click it, and a bare `#123` of several repositories is ambiguous. Write `[repo#123](https://...)`. The rule is off unless the settings name it.',
  fixable: false,
  optional: true,
  kinds: ['registry', 'project', 'list', 'review', 'worklog', 'benchmark', 'learning', 'note'],
  *check(subject) {
    const { document } = subject;
    const { text, body, links } = document;
    if (!/\w#\d/.test(text)) return;
    const linkAt = spanFinder(links.map(({ span }) => span));
    for (const { start, end } of proseLines(document, body, text.length)) {
      const line = text.slice(start, end);
      if (!line.includes('#')) continue;
      for (const found of references(line)) {
        const span = { start: start + found.start, end: start + found.end };
        if (linkAt(span.start)) continue;
        yield { span, message: `Unexpected bare ${quoteAt(subject, span)}, expected a link` };
      }
    }
  },
};
