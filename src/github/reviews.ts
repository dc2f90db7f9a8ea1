import type {
  CommentPayload,
  GitHubReview,
  GitHubReviewComment,
  ReviewState,
} from '../model/github.ts';
import { lastOfHunk } from './diff-hunk.ts';
import { fieldOf, must, numberAt, textAt } from './shape.ts';

const states: readonly ReviewState[] = [
  'PENDING',
  'COMMENTED',
  'APPROVED',
  'CHANGES_REQUESTED',
  'DISMISSED',
];

export function reviewOf(answer: unknown): GitHubReview {
  const state = textAt(answer, 'state')?.toUpperCase();
  return {
    id: must(numberAt(answer, 'id'), 'id of a review'),
    user: textAt(answer, 'user', 'login') ?? 'ghost',
    state: must(states.find((one) => one === state) ?? null, 'state of a review'),
    body: textAt(answer, 'body') ?? '',
    commit_id: textAt(answer, 'commit_id'),
    submitted_at: textAt(answer, 'submitted_at'),
    url: textAt(answer, 'html_url') ?? '',
  };
}

/**
 * A comment of a review. Where the list has no lines at all (the older shape of it, and of pending reviews on some
 * servers) they are read from the hunk that GitHub shows with it, whose last line is the one commented on.
 */
export function reviewCommentOf(answer: unknown): GitHubReviewComment {
  const shown = 'line' in Object(answer) ? null : lastOfHunk(textAt(answer, 'diff_hunk') ?? '');
  return {
    path: must(textAt(answer, 'path'), 'path of a comment'),
    body: textAt(answer, 'body') ?? '',
    line: shown ? shown.line : numberAt(answer, 'line'),
    start_line: numberAt(answer, 'start_line'),
    side: shown ? shown.side : fieldOf(answer, 'side') === 'LEFT' ? 'LEFT' : 'RIGHT',
  };
}

/** What is sent of a comment: the fields that GitHub knows and nothing else. */
export const sentComment = (comment: CommentPayload): CommentPayload => ({
  path: comment.path,
  line: comment.line,
  side: comment.side,
  ...(comment.start_line === undefined ? {} : { start_line: comment.start_line }),
  ...(comment.start_side === undefined ? {} : { start_side: comment.start_side }),
  body: comment.body,
});
