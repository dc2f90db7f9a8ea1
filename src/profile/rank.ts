import { type Finding, keptBuckets } from '../model/finding.ts';
import type { FindingProfile } from '../model/profile.ts';

const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;

/** `3.1 % of samples, 25.8 % of them copying`: the second part is a part of the first. */
export function sayProfile({ share, copying }: FindingProfile): string {
  const ofThem = share === 0 ? 0 : copying / share;
  return `${percent(share)} of samples, ${percent(ofThem)} of them copying`;
}

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
