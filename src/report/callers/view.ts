import {
  type CallersReport,
  type Change,
  type Confidence,
  confidences,
  type MissedCaller,
} from '../../model/callers.ts';
import { push } from '../../model/push.ts';
import { countOf } from '../count.ts';
import { takeFirst } from '../reporter.ts';
import { type Ink, shortRevision } from './change.ts';

export interface ChangeGroup {
  readonly change: Change;
  /** All places of the change in this part of the report, for the count. */
  readonly findings: readonly MissedCaller[];
  /** Those that the limit lets through. */
  readonly shown: readonly MissedCaller[];
}

/** What people read, in the order they read it: the groups with the surest finding first. */
export interface View {
  readonly sure: readonly ChangeGroup[];
  readonly ambiguous: readonly ChangeGroup[];
  /** Findings that the limit keeps back. */
  readonly hidden: readonly MissedCaller[];
}

export const changesById = ({ changes }: CallersReport): ReadonlyMap<string, Change> =>
  new Map(changes.map((change) => [change.id, change]));

/** The findings by change, the ambiguous ones apart. */
export function viewOf(report: CallersReport, limit: number): View {
  const changes = changesById(report);
  const shown = new Set(takeFirst(report.findings, limit));
  const group = (which: (finding: MissedCaller) => boolean): ChangeGroup[] => {
    const groups = new Map<string, MissedCaller[]>();
    for (const each of report.findings) if (which(each)) push(groups, each.change_id, each);
    return [...groups]
      .map(([id, findings]) => ({
        change: changes.get(id)!,
        findings,
        shown: findings.filter((finding) => shown.has(finding)),
      }))
      .filter((each) => each.shown.length > 0);
  };
  return {
    sure: group(({ confidence }) => confidence !== 'ambiguous'),
    ambiguous: group(({ confidence }) => confidence === 'ambiguous'),
    hidden: report.findings.filter((finding) => !shown.has(finding)),
  };
}

/** `2 certain, 0 likely, 14 ambiguous` */
export const sayTiers = (counts: Readonly<Record<Confidence, number>>): string =>
  confidences.map((tier) => `${countOf(counts[tier])} ${tier}`).join(', ');

/** `9 more findings (9 ambiguous)`, '' for none. */
export function sayHidden(hidden: readonly MissedCaller[]): string {
  if (hidden.length === 0) return '';
  const tiers = confidences
    .map((tier) => [hidden.filter((each) => each.confidence === tier).length, tier] as const)
    .filter(([count]) => count > 0)
    .map(([count, tier]) => `${countOf(count)} ${tier}`);
  return `${countOf(hidden.length, 'more finding')} (${tiers.join(', ')})`;
}

/** What was compared: `12 changes from main to 9f8e7d6c5b4a`. */
export function sayRange(report: CallersReport, { code }: Ink): string {
  const { base, head, against, summary } = report;
  const name = (revision: string) => code(shortRevision(revision));
  const newer = against === null ? '' : `, checked against ${name(against)}`;
  const range = `from ${name(base)} to ${name(head)}${newer}`;
  return `${countOf(summary.changes, 'change')} ${range}`;
}

/** How much was looked at and how long it took. */
export function sayEffort({ summary, elapsed_ms }: CallersReport): string {
  const skipped = summary.files_skipped.length;
  return [
    `${countOf(summary.files_indexed, 'file')} indexed`,
    ...(skipped === 0 ? [] : [`${countOf(skipped)} skipped`]),
    `${countOf(Math.round(elapsed_ms))} ms`,
  ].join(', ');
}

const few = 3;

/** The definitions a finding may mean, the first few unless all are wanted; '' for none. */
export function sayCandidates(
  { candidates }: MissedCaller,
  write: (place: string) => string,
  all = false,
): string {
  const shown = takeFirst(candidates, all ? 0 : few).map(write);
  const more = candidates.length - shown.length;
  return [...shown, ...(more > 0 ? [`${countOf(more)} more`] : [])].join(', ');
}
