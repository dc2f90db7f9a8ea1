import { type ClonesReport, type Finding, keptBuckets } from '../model/finding.ts';
import type { ClonesOptions } from '../model/options.ts';

/** Counts of findings whose buckets a proof has changed, as the audit counts them. */
export function recount(report: ClonesReport, findings: readonly Finding[]): ClonesReport {
  const count = (key: (finding: Finding) => string): Record<string, number> => {
    const counts = new Map<string, number>();
    for (const finding of findings) counts.set(key(finding), (counts.get(key(finding)) ?? 0) + 1);
    return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return {
    ...report,
    summary: {
      ...report.summary,
      by_tier: count(({ tier }) => tier),
      by_category: count(({ category }) => category),
      by_bucket: count(({ bucket }) => bucket),
    },
    candidates: [...findings].sort(bestFirst),
  };
}

/** The report with what the user asked to see: after a proof, since that moves findings between buckets. */
export function filtered(report: ClonesReport, options: ClonesOptions): ClonesReport {
  const candidates = report.candidates.filter(
    // What was tried is shown wherever the answer has put it.
    ({ bucket, proved }) =>
      (!options.onlyActionable || !keptBuckets.has(bucket)) &&
      (options.buckets === null || options.buckets.includes(bucket) || proved !== null),
  );
  const shown = new Set(candidates.map(({ id }) => id));
  const groups = report.groups
    .map((group) => ({ ...group, members: group.members.filter((id) => shown.has(id)) }))
    .filter(({ members }) => members.length > 0);
  return { ...report, candidates, groups };
}

const bestFirst = (a: Finding, b: Finding): number =>
  b.score - a.score || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line);
