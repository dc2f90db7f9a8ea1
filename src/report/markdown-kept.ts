import { type Bucket, buckets, type ClonesReport, type Finding } from '../model/finding.ts';
import { bucketWords } from './buckets.ts';
import { countOf } from './count.ts';
import { prose } from './escape-markdown.ts';

const mostReasons = 3;

const reasonOf = (finding: Finding): string =>
  finding.roles.find((role) => role.says === 'keep')?.why ?? finding.cost_reason;

/** The most frequent reasons, ties in the order of the findings. */
function topReasons(findings: readonly Finding[]): [reason: string, count: number][] {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const reason = reasonOf(finding);
    if (reason !== '') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, mostReasons);
}

/** The clones left alone: how many in each bucket, and why. */
export function listKept(report: ClonesReport, isKept: (bucket: Bucket) => boolean): string[] {
  const kept = buckets.filter(
    (bucket) => isKept(bucket) && (report.summary.by_bucket[bucket] ?? 0) > 0,
  );
  return [
    '## Left alone',
    '',
    ...(kept.length === 0 ? ['none'] : []),
    ...kept.flatMap((bucket) => [
      `- ${bucket}: ${countOf(report.summary.by_bucket[bucket]!)}. ${bucketWords[bucket].help}`,
      ...topReasons(report.candidates.filter((each) => each.bucket === bucket)).map(
        ([reason, count]) => `  - ${countOf(count)} x ${prose(reason)}`,
      ),
    ]),
    '',
  ];
}
