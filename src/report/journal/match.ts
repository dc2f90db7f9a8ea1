import type { MatchedProject, MatchReport } from '../../model/journal-read.ts';
import { toJson } from '../../model/json.ts';
import { printable } from '../../model/printable.ts';
import { withList } from '../json-list.ts';
import { type Page, pageOf } from '../page.ts';
import { type Reporter, takeFirst } from '../reporter.ts';
import { wrap } from '../wrap.ts';

function describe(project: MatchedProject, page: Page): string[] {
  const { status, branch, last_updated: updated, by, description, path } = project;
  const known = [`by ${by}`, status, branch === null ? null : `branch ${branch}`, updated];
  const facts = known.filter((part) => part !== null).map(printable);
  return [
    `${page.paint('bold', printable(project.project))}  ${facts.join(', ')}`,
    ...(description === null ? [] : wrap(printable(description), page.width, '  ', 2)),
    page.paint('dim', `  ${path === null ? 'no INDEX.md' : printable(path)}`),
  ];
}

/** The projects, best first. */
export const reportMatchText: Reporter<MatchReport> = (report, options) => {
  const page = pageOf(options);
  const { matches, folder, remotes } = report;
  if (matches.length > 0)
    return `${takeFirst(matches, options.limit)
      .flatMap((each) => describe(each, page))
      .join('\n')}\n`;
  const known = remotes.length === 0 ? 'no remote' : `the remote ${remotes.join(', ')}`;
  return `No project of the journal is about ${printable(folder)} with ${printable(known)}\n`;
};

/** `dyn-journal/match@1`, one project per line. */
export const reportMatchJson: Reporter<MatchReport> = ({ matches, ...head }, { limit }) =>
  withList(
    head,
    'matches',
    takeFirst(matches, limit).map((each) => toJson(each)),
  );
