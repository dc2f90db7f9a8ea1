import type { RoleOpinion } from '../../../model/finding.ts';
import type { SiteFacts } from '../facts.ts';
import type { Verdict } from '../verdict.ts';

/** What the passes before it have said; each pass reads the same facts on its own. */
export interface Proposal {
  readonly facts: SiteFacts;
  readonly verdict: Verdict;
  readonly rule: string;
}

export type Role = (proposal: Proposal) => RoleOpinion;

/** True for buckets that ask for the clone to go. */
export function asksForRemoval(verdict: Verdict): boolean {
  return (
    verdict.bucket === 'removable-move' ||
    verdict.bucket === 'removable-borrow' ||
    verdict.bucket === 'structural-refactor'
  );
}
