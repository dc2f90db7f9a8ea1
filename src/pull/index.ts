export { countCoverage, type Unread } from './coverage.ts';
export type { ExpectationKind } from './expect/kind.ts';
export { type Derived, deriveExpectations } from './expectations.ts';
export type { FindingContext, FindingSource } from './findings/source.ts';
export { type HardwareLimits, hardwareNeed, usualLimits } from './hardware.ts';
export { applyLearnings } from './learnings.ts';
export { ownersPlaces } from './owners.ts';
export {
  chooseStack,
  type MachineFacts,
  plannedChecks,
  type StackChoice,
  type StackRequest,
} from './plan.ts';
export { type FingerprintParts, reviewFindings } from './review-findings.ts';
export type { PullTree } from './tree.ts';
export { type Walked, walk } from './walkthrough.ts';
