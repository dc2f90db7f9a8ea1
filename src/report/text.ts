import type { Bucket, ClonesReport, FindingGroup } from '../model/finding.ts';
import { printable } from '../model/printable.ts';
import { bucketWords, countBuckets } from './buckets.ts';
import { countOf } from './count.ts';
import { type Page, pageOf } from './page.ts';
import { type Reporter, takeFirst } from './reporter.ts';
import { describeFinding } from './text-finding.ts';
import { listHints } from './text-hints.ts';
import { describeProfile } from './text-profile.ts';
import { describeProof } from './text-proof.ts';
import { columnsOf, wrap } from './wrap.ts';

function summarize({ summary, root, rev, candidates, elapsed_ms }: ClonesReport, page: Page) {
  const { width, paint, verbose } = page;
  const where = rev === null ? root : `${root} at ${rev.slice(0, 12)}`;
  const took = verbose ? ` (${countOf(Math.round(elapsed_ms))} ms)` : '';
  const sites = countOf(summary.total, 'clone site');
  const head = `${sites} in ${countOf(summary.files, 'file')} of ${printable(where)}${took}`;
  const lines = wrap(head, width, '', 2).map((line) => paint('bold', line));
  const count = (which: (bucket: Bucket) => boolean) => countBuckets(summary.by_bucket, which);
  const isOpen = (bucket: Bucket) => bucketWords[bucket].actionable;
  const removable = count((bucket) => isOpen(bucket) && bucket !== 'undecided') || 'nothing';
  const undecided = count((bucket) => bucket === 'undecided');
  lines.push(...wrap([removable, undecided].filter(Boolean).join('; '), width, 'Can go: ', 2));
  const staying = count((bucket) => !isOpen(bucket));
  if (staying !== '') lines.push(...wrap(staying, width, 'Stays: ', 2));
  if (candidates.length === 0 && summary.total > 0) {
    lines.push(...wrap('No site passes the filters.', width, '', 2));
  }
  return lines;
}

function describeGroup(group: FindingGroup, places: ReadonlyMap<string, string>, page: Page) {
  const { width, paint, verbose } = page;
  const members = group.members.map((id) => places.get(id)).filter((place) => place !== undefined);
  const shown = takeFirst(members, verbose ? 0 : 8);
  const hidden = group.members.length - shown.length;
  const list = hidden === 0 ? shown : [...shown, `${countOf(hidden)} more`];
  const place = `${printable(group.path)}:${group.line}`;
  const frees = `frees ${countOf(group.members.length, 'clone')}`;
  const oneLine = columnsOf(place) + frees.length + 4 <= width;
  const said = (label: string, text: string) => wrap(printable(text), width, `    ${label} `, 9);
  return [
    '',
    ...(oneLine
      ? [`  ${paint('cyan', place)}  ${frees}`]
      : [`  ${paint('cyan', place)}`, `    ${frees}`]),
    ...said('from', group.from),
    ...said('to  ', group.to),
    ...said('why ', group.why),
    ...said('at  ', list.join(', ')),
  ];
}

function listGroups(report: ClonesReport, limit: number, page: Page): string[] {
  if (report.groups.length === 0) return [];
  const places = new Map(report.candidates.map((each) => [each.id, `${each.path}:${each.line}`]));
  const shown = takeFirst(report.groups, limit);
  const more = report.groups.length - shown.length;
  return [
    '',
    ...wrap('Groups: one change frees several clones', page.width, '', 2).map((line) =>
      page.paint('bold', line),
    ),
    ...shown.flatMap((group) => describeGroup(group, places, page)),
    ...(more > 0 ? ['', ...wrap(sayMore(more, 'group'), page.width, '  ', 2)] : []),
  ];
}

const sayMore = (n: number, noun: string): string =>
  `${countOf(n)} more ${noun}${n === 1 ? '' : 's'}: --limit 0 shows all`;

/** For a terminal: summary, findings best first, groups, hints. */
export const reportText: Reporter<ClonesReport> = (report, options) => {
  const { limit } = options;
  const page = pageOf(options);
  const shown = takeFirst(report.candidates, limit);
  const more = report.candidates.length - shown.length;
  const lines = [
    ...summarize(report, page),
    ...describeProof(report, page),
    ...describeProfile(report, page),
    ...shown.flatMap((finding) => ['', ...describeFinding(finding, page)]),
    ...(more > 0 ? ['', ...wrap(sayMore(more, 'finding'), page.width, '', 2)] : []),
    ...listGroups(report, limit, page),
    ...listHints(report.summary, page),
  ];
  return `${lines.join('\n')}\n`;
};
