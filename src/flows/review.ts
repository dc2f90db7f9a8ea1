// plan -> approve -> draft -> submit: a review on its way to GitHub. Each step checks again what the one before promised.
export type { ReviewAsked, SendAsked } from './review-asked.ts';
export { discardReview } from './review-discard.ts';
export { draftReview } from './review-draft.ts';
export {
  approveReview,
  type PlanAsked,
  planReview,
  readReport,
  readReviewPlan,
  reviewFolder,
  saveReport,
} from './review-plan.ts';
export { reviewStatus } from './review-status.ts';
export { submitReview } from './review-submit.ts';
