/** Entry and view -> plan; texts and runs -> what an entry holds. */
export { type PulledReview, reviewFromPull } from './compose/pull.ts';
export { reviewFromMarkdown } from './compose/review.ts';
export type { ComposedReview, ReviewGiven } from './compose/review-fields.ts';
export { reviewFromRun } from './compose/run.ts';
export { slugOf } from './compose/slug.ts';
export { planEntry } from './plan.ts';
