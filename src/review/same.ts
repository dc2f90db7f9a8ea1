import type { GitHubReview, GitHubReviewComment } from '../model/github.ts';
import type { ReviewPlan } from '../model/review.ts';
import { plainEnds } from './known.ts';

/**
 * What differs between a review that GitHub holds and the plan; null where nothing does. Line endings and blanks at the
 * end do not count: GitHub changes them. Where it names no line, or no first line, the rest must do: a comment can be
 * edited and deleted there, not moved.
 */
export function whatDiffers(
  plan: Pick<ReviewPlan, 'body' | 'comments' | 'head_sha'>,
  review: Pick<GitHubReview, 'body' | 'commit_id'>,
  comments: readonly GitHubReviewComment[],
): string | null {
  if (plainEnds(review.body) !== plainEnds(plan.body)) return 'its body was edited';
  if (review.commit_id !== null && review.commit_id !== plan.head_sha)
    return `it is of the commit ${review.commit_id.slice(0, 12)}`;
  if (comments.length !== plan.comments.length)
    return `it has ${comments.length} comments instead of ${plan.comments.length}`;
  const rest = [...comments];
  for (const planned of plan.comments) {
    const at = rest.findIndex(
      (comment) =>
        comment.path === planned.path &&
        plainEnds(comment.body) === plainEnds(planned.body) &&
        (comment.line === null ||
          (comment.line === planned.line &&
            comment.side === planned.side &&
            (comment.start_line === null || comment.start_line === planned.start_line))),
    );
    if (at < 0) return `a comment on ${JSON.stringify(planned.path)} differs`;
    rest.splice(at, 1);
  }
  return null;
}
