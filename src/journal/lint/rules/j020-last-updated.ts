import type { Field, JournalDocument } from '../../document/index.ts';
import { datedHeadings, isDay } from '../entries.ts';
import { readableFrontmatter } from '../frontmatter.ts';
import { folderOf } from '../places.ts';
import type { LintRule, Problem, Subject } from '../rule.ts';

/** The files whose dated headings are entries: a project's worklogs, a review itself. */
function* filesWithEntries({ document, kind, around }: Subject): Generator<JournalDocument | null> {
  if (kind === 'review') yield document;
  if (kind !== 'project') return;
  const folder = folderOf(document.path);
  for (const name of around.names(folder)) {
    const path = `${folder}/${name}`;
    if (name.endsWith('.md') && around.kindOf(path) === 'worklog') yield around.document(path);
  }
}

/** The newest day among entries; days to come are mistakes of their own. */
function newestEntry(subject: Subject): string {
  let newest = '';
  for (const file of filesWithEntries(subject))
    for (const { day } of file ? datedHeadings(file) : [])
      if (day > newest && day <= subject.today) newest = day;
  return newest;
}

function* checkAge(subject: Subject, { valueSpan }: Field, day: string): Generator<Problem> {
  const entry = newestEntry(subject);
  const commit =
    subject.kind === 'project' ? subject.around.lastCommit(folderOf(subject.document.path)) : null;
  const newest = commit !== null && commit > entry ? commit : entry;
  if (newest <= day) return;
  const of = newest === entry ? 'entry' : 'commit';
  yield {
    span: valueSpan,
    severity: 'warning',
    message: `Unexpected last-updated ${day}, expected the day of the newest ${of}, ${newest}, or later`,
  };
}

export const lastUpdated: LintRule = {
  id: 'J020',
  name: 'last-updated',
  severity: 'error',
  about: 'The date last-updated lies in the future, or before the newest entry or commit.',
  why: 'Reports include a project by this date. One in the future keeps it in every report, one that was forgotten drops work that was done. It is never bumped by --fix: only who did the work knows whether it was of substance.',
  fixable: false,
  kinds: ['registry', 'project', 'list', 'review', 'worklog', 'benchmark', 'learning', 'note'],
  *check(subject) {
    const { document, kind, today } = subject;
    const field = readableFrontmatter(document) && document.field('last-updated');
    if (!field || !isDay(field.value)) return;
    const day = field.value;
    if (day > today)
      yield {
        span: field.valueSpan,
        message: `Unexpected last-updated ${day} in the future, expected ${today} or earlier`,
      };
    else if (kind === 'project' || kind === 'review') yield* checkAge(subject, field, day);
  },
};
