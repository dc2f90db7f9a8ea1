export { composeReview } from './compose/compose.ts';
export type { ComposeInput, ReviewedReport } from './compose/input.ts';
export { decliningWords } from './declined.ts';
export {
  draftedPlan,
  isApproved,
  requirePlan,
  type SentRecord,
  storedApproval,
  storedDiff,
  storedPlan,
  storedReport,
  storedSent,
} from './documents.ts';
export { unescaped } from './escape.ts';
export { faultsOf } from './faults.ts';
export { type FingerprintParts, fingerprintOf } from './fingerprint.ts';
export { type Conversation, type Known, knownFindings, withoutDraft } from './known.ts';
export { blankMarks, fingerprintsIn, payloadIn } from './marker.ts';
export { isEdited, writePlan } from './own-plan.ts';
export { payloadHash, sealPlan, sentComments } from './payload.ts';
export { whatDiffers } from './same.ts';
export { openPullStore, type PullStore } from './store.ts';
