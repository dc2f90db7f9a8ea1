import { createHash } from 'node:crypto';
import type { CommentPayload } from '../model/github.ts';
import type { ReviewPlan } from '../model/review.ts';
import { bodyMarker, findingMarker, withoutBodyMarker, withoutFindingMarker } from './marker.ts';

/** What decides which bytes reach GitHub, and where. */
export type Payload = Pick<
  ReviewPlan,
  'repo' | 'pr' | 'head_sha' | 'event' | 'body' | 'comments' | 'payload_sha256'
>;

/**
 * SHA-256, in hexadecimal, of the payload: the UTF-8 bytes of the JSON array
 * `["dyn-audit/payload@1", repo in lower case, pr, head_sha, event, body, [[path, line, side, start_line, start_side,
 * body], ...]]`, without blanks, `null` where a comment has no range. The body goes in without the mark at its end: that
 * mark holds this very hash.
 */
export function payloadHash(plan: Omit<Payload, 'payload_sha256'>): string {
  const comments = plan.comments.map((comment) => {
    const { path, line, side, start_line = null, start_side = null, body } = comment;
    return [path, line, side, start_line, start_side, body];
  });
  const { repo, pr, head_sha, event, body } = plan;
  const text = withoutBodyMarker(body);
  const all = ['dyn-audit/payload@1', repo.toLowerCase(), pr, head_sha, event, text, comments];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}

/**
 * The plan with the marks and the hash that its texts ask for; whatever marks its body and comments ended with are
 * replaced. A plan that was sealed before and not edited since stays as it is.
 */
export function sealPlan<Plan extends Payload>(plan: Plan): Plan {
  const comments = plan.comments.map((comment) => ({
    ...comment,
    body: `${withoutFindingMarker(comment.body)}\n\n${findingMarker(comment.fingerprint.split(','), plan.head_sha)}`,
  }));
  const payload_sha256 = payloadHash({ ...plan, comments });
  const body = `${withoutBodyMarker(plan.body)}\n\n${bodyMarker(payload_sha256, plan.head_sha)}`;
  return { ...plan, comments, body, payload_sha256 };
}

/** The comments as GitHub takes them. */
export const sentComments = (plan: Pick<ReviewPlan, 'comments'>): readonly CommentPayload[] =>
  plan.comments.map(({ fingerprint: _, ...comment }) => comment);
