import type { Field, JournalDocument } from '../../document/index.ts';
import { isDay } from '../entries.ts';
import { fieldProblems } from '../frontmatter.ts';
import { quote, quoteAt, touchesSecret } from '../quote.ts';
import type { LintRule, Problem, Subject } from '../rule.ts';
import { isUnquotedNumber } from '../scalars.ts';

const timestamp = /^(["']?)(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}[^"']*\1$/;

/** Keeps the date of a timestamp as it is written: no time zone is reckoned with, so that no day shifts. */
function dateOnly(
  { path, text }: JournalDocument,
  { valueSpan: { start, end } }: Field,
): Problem['fix'] {
  const [, mark = '', day] = timestamp.exec(text.slice(start, end)) ?? [];
  if (!isDay(day)) return undefined;
  const from = start + mark.length + day.length;
  return { path, splices: [{ start: from, end: end - mark.length, text: '' }] };
}

/** The value as written, of a list the element that is meant. */
function shown(subject: Subject, { style, value, valueSpan }: Field, path: readonly string[]) {
  if (style !== 'collection') return ` ${quoteAt(subject, valueSpan)}`;
  const element = Array.isArray(value) ? value[Number(path[1])] : undefined;
  const isPlain = typeof element === 'string' && !touchesSecret(subject, valueSpan);
  return isPlain ? ` ${quote(element)}` : '';
}

export const fieldValue: LintRule = {
  id: 'J011',
  name: 'field-value',
  severity: 'error',
  about: 'A field of the frontmatter has another type or value than its schema asks for.',
  why: 'Reports sort and filter by these values as text: a day is `YYYY-MM-DD` and nothing else, a status one of few words. The schemas lie in memory-schema/. --fix cuts a timestamp down to the date that it begins with.',
  fixable: true,
  kinds: ['registry', 'project', 'list', 'review', 'worklog', 'benchmark', 'learning', 'note'],
  *check(subject): Generator<Problem> {
    const { document } = subject;
    for (const { path, expected } of fieldProblems(subject)) {
      const field = path[0] === undefined ? undefined : document.field(path[0]);
      // What must be put in quotes has the wrong type for that reason alone.
      if (!field || isUnquotedNumber(document, field)) continue;
      const { key, valueSpan } = field;
      const isEmpty = valueSpan.start === valueSpan.end;
      const value = isEmpty ? 'empty value' : `value${shown(subject, field, path)}`;
      const fix = expected.includes('YYYY-MM-DD') ? dateOnly(document, field) : undefined;
      yield {
        span: isEmpty ? field.keySpan : valueSpan,
        message: `Unexpected ${value} of ${quote(key)}, expected ${expected}`,
        ...(fix && { fix }),
      };
    }
  },
};
