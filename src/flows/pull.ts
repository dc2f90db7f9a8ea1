export {
  approvePullReview,
  discardPullReview,
  draftPullReview,
  planPullReview,
  pullReviewStatus,
  type ReviewSource,
  readPullReview,
  type SubmitWishes,
  submitPullReview,
} from './pull-review.ts';
