import type { ReviewPlan, ReviewStatus } from '../../model/review.ts';
import { reportersOf } from '../sheet/reporters.ts';

/** Of `review plan`, `approve`. */
export const reviewReporters = reportersOf<ReviewPlan>(
  async () => (await import('./plan.ts')).reviewSheet,
);

/** Of the other commands of `review`. */
export const reviewStatusReporters = reportersOf<ReviewStatus>(
  async () => (await import('./status.ts')).reviewStatusSheet,
);
