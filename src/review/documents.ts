import type { DiffFile } from '../model/diff.ts';
import { UserError } from '../model/errors.ts';
import type { PullReport } from '../model/pull.ts';
import type { ReviewApproval, ReviewPlan } from '../model/review.ts';
import { payloadHash, sealPlan } from './payload.ts';
import { readPlan } from './read-plan.ts';
import type { PullStore } from './store.ts';

/** What was last done with a review on GitHub; written before and after each call that writes there. */
export interface SentRecord {
  readonly action: 'draft' | 'submit' | 'discard';
  /** `intent`: about to be sent, or nobody can tell whether it was done. */
  readonly state: 'intent' | 'done';
  readonly payload_sha256: string;
  readonly head_sha: string;
  readonly review_id: number | null;
  readonly url: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/** The plan as its file says now, with the marks and the hash that belong to these bytes; null where there is none. */
export function storedPlan(store: PullStore): ReviewPlan | null {
  const data = store.read('review.json');
  return data === null ? null : sealPlan(readPlan(data));
}

/** The plan that became a draft last; null where there is none that can be read. */
export function draftedPlan(store: PullStore): ReviewPlan | null {
  try {
    const data = store.read('drafted.json');
    return data === null ? null : sealPlan(readPlan(data));
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** The plan, for what cannot go on without one. */
export function requirePlan(store: PullStore, repo: string, number: number): ReviewPlan {
  const plan = storedPlan(store);
  if (plan === null)
    throw new UserError(`no review of ${repo}#${number} is planned: run 'review plan ${number}'`);
  if (plan.repo.toLowerCase() !== repo.toLowerCase() || plan.pr !== number)
    throw new UserError(
      `review.json: expected the review of ${repo}#${number}, got another pull request's`,
    );
  return plan;
}

/** The approval, or null; one that cannot be read counts as none. */
export function storedApproval(store: PullStore): ReviewApproval | null {
  const data = fieldsOf(store.read('approval.json'));
  const { payload_sha256, head_sha, approved_at } = data;
  if (typeof payload_sha256 !== 'string' || typeof head_sha !== 'string') return null;
  return typeof approved_at === 'string' ? { payload_sha256, head_sha, approved_at } : null;
}

/** Whether these bytes on this head were approved. */
export function isApproved(plan: ReviewPlan, approval: ReviewApproval | null): boolean {
  return approval?.payload_sha256 === payloadHash(plan) && approval.head_sha === plan.head_sha;
}

export function storedSent(store: PullStore): SentRecord | null {
  const { action, state, payload_sha256, head_sha, review_id, url, at } = fieldsOf(
    store.read('sent.json'),
  );
  if (action !== 'draft' && action !== 'submit' && action !== 'discard') return null;
  if (state !== 'intent' && state !== 'done') return null;
  if (typeof payload_sha256 !== 'string' || typeof head_sha !== 'string') return null;
  return {
    action,
    state,
    payload_sha256,
    head_sha,
    review_id: typeof review_id === 'number' ? review_id : null,
    url: typeof url === 'string' ? url : null,
    at: typeof at === 'string' ? at : '',
  };
}

/** The hunks that the plan was made from. */
export function storedDiff(store: PullStore): readonly DiffFile[] | null {
  const data = store.read('hunks.json');
  return isDiff(data) ? data : null;
}

/** The last report; null where there is none, or one of another version. */
export function storedReport(store: PullStore): PullReport | null {
  const data = store.read('pr.json');
  return isReport(data) ? data : null;
}

function isDiff(data: unknown): data is readonly DiffFile[] {
  return (
    Array.isArray(data) &&
    data.every((each: unknown) => {
      const file = fieldsOf(each);
      return typeof file.path === 'string' && Array.isArray(file.hunks);
    })
  );
}

const isReport = (data: unknown): data is PullReport =>
  fieldsOf(data).schema === 'dyn-audit/pr@1' && Array.isArray(fieldsOf(data).findings);

const fieldsOf = (data: unknown): Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null ? Object.fromEntries(Object.entries(data)) : {};
