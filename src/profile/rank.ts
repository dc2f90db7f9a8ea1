import { type Finding, keptBuckets } from '../model/finding.ts';

/**
 * Best first: what asks for something before what stays; then by share times copying, the part of the program's time
 * that the function spends in copies, weighted by how much of the time it is on the stack; then by share; then by the
 * static score. Findings that the profile says nothing of follow in the order they had.
 */
export function rankByProfile(findings: readonly Finding[]): Finding[] {
  const weight = ({ profile }: Finding): number => (profile ? profile.share * profile.copying : 0);
  const share = ({ profile }: Finding): number => profile?.share ?? 0;
  const kept = ({ bucket }: Finding): number => (keptBuckets.has(bucket) ? 1 : 0);
  return [...findings].sort(
    (a, b) =>
      kept(a) - kept(b) || weight(b) - weight(a) || share(b) - share(a) || b.score - a.score,
  );
}
