import type { Bucket, Finding } from '../model/finding.ts';
import type { ProveMode } from '../model/proof.ts';
import { push } from '../model/push.ts';

/**
 * The findings that a proof tries, by crate: the removable ones, or every site of what was audited; of these those
 * of the buckets that the user asked for. What is kept on purpose, and what no crate's build reaches, is not tried.
 */
export function sitesToProve(
  findings: readonly Finding[],
  orphans: ReadonlySet<string>,
  mode: ProveMode,
  buckets: readonly Bucket[] | null,
): ReadonlyMap<string, readonly Finding[]> {
  const isAsked = (bucket: Bucket) => buckets === null || buckets.includes(bucket);
  const byCrate = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { crate, bucket, suppressed, path } = finding;
    const wanted = mode === 'wide' || bucket === 'removable-move' || bucket === 'removable-borrow';
    if (crate !== null && wanted && isAsked(bucket) && !suppressed && !orphans.has(path))
      push(byCrate, crate, finding);
  }
  return new Map([...byCrate].sort(([a], [b]) => (a < b ? -1 : 1)));
}
