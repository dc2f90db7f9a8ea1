import { UserError } from '../model/errors.ts';
import type { GitHubReview } from '../model/github.ts';
import type { ReviewPlan } from '../model/review.ts';
import {
  isApproved,
  type PullStore,
  payloadIn,
  requirePlan,
  type SentRecord,
  sentComments,
  storedApproval,
  storedSent,
  whatDiffers,
} from '../review/index.ts';
import {
  isUnclear,
  requireToken,
  type SendAsked,
  type SentReview,
  settle,
  storeOf,
} from './review-asked.ts';
import { requireSendable } from './review-plan.ts';
import { lookUp, requireMayJudge, requireSamePull, requireUnsaid } from './review-remote.ts';

/** A payload that was checked, approved, and may be sent. */
export interface ReadyReview {
  readonly store: PullStore;
  readonly plan: ReviewPlan;
  readonly login: string | null;
}

/**
 * The approved plan, checked once more: its bytes, its lines, secrets. UserError where it must not be sent. Nothing of it
 * asks GitHub but for our login.
 */
export async function readyReview(asked: SendAsked, store: PullStore): Promise<ReadyReview> {
  requireToken(asked);
  const plan = requirePlan(store, asked.repo, asked.number);
  const approval = storedApproval(store);
  if (!isApproved(plan, approval))
    throw new UserError(
      approval === null
        ? `the review of ${plan.repo}#${plan.pr} is not approved: run 'review approve ${plan.pr}'`
        : `the review of ${plan.repo}#${plan.pr} is not what was approved at ${approval.approved_at}: run 'review approve ${plan.pr}' again`,
    );
  await requireSendable(asked, store, plan);
  return { store, plan, login: await asked.github.login() };
}

/** Writes down what is about to be done, or was: a run that is killed in between finds the truth by looking. */
export function record(
  store: PullStore,
  plan: Pick<ReviewPlan, 'payload_sha256' | 'head_sha'>,
  done: Pick<SentRecord, 'action' | 'state'> & { readonly review: GitHubReview | null },
): void {
  const { action, state, review } = done;
  const sent: SentRecord = {
    action,
    state,
    payload_sha256: plan.payload_sha256,
    head_sha: plan.head_sha,
    review_id: review?.id ?? null,
    url: review?.url ?? null,
    at: new Date().toISOString(),
  };
  store.write('sent.json', sent);
}

/**
 * Creates the approved review as a draft on GitHub, which its author alone sees (PENDING). Exactly one: a draft of the
 * same payload that is there already is taken up and nothing is sent; any other is left alone and named in a UserError.
 * After an unclear answer the list of reviews is read, and only where nothing arrived the call is made once more.
 */
export function draftReview(asked: SendAsked): Promise<SentReview> {
  const store = storeOf(asked);
  return store.locked(async () => {
    const ready = await readyReview(asked, store);
    const { plan, login } = ready;
    if (plan.clean && !plan.post_clean && plan.comments.length === 0)
      throw new UserError(
        `the review of ${plan.repo}#${plan.pr} has no finding: it is kept and not posted unless it is planned with --post-clean`,
      );
    const before = await takeUp(asked, ready);
    if (before !== null) return before;
    const pull = await asked.github.pull(asked.number);
    requireSamePull(pull, plan);
    requireMayJudge(pull, login, plan);
    await requireUnsaid(asked.github, plan);
    return create(asked, ready);
  });
}

/** The draft of this payload that GitHub holds already; null where it holds none. UserError where something is in the way. */
async function takeUp(
  { github, number }: SendAsked,
  { store, plan, login }: ReadyReview,
): Promise<SentReview | null> {
  const sent = storedSent(store);
  const { pending, posted } = await lookUp(github, number, login, plan.payload_sha256, sent);
  if (posted !== null) {
    record(store, plan, { action: 'submit', state: 'done', review: posted });
    throw new UserError(`this review is posted already: ${posted.url}`);
  }
  if (pending === null) return null;
  const isOfPlan = payloadIn(pending.body)?.payload === plan.payload_sha256;
  const difference = isOfPlan
    ? whatDiffers(plan, pending, await github.reviewComments(number, pending.id))
    : 'it is another one';
  if (difference !== null)
    throw new UserError(
      `a pending review is on ${plan.repo}#${plan.pr} (${pending.url}), ${difference}: discard it with 'review discard ${plan.pr}', or submit it on GitHub, first`,
    );
  requireSamePull(await github.pull(number), plan);
  record(store, plan, { action: 'draft', state: 'done', review: pending });
  return { id: pending.id, url: pending.url, sent: false };
}

async function create(asked: SendAsked, ready: ReadyReview): Promise<SentReview> {
  const { store, plan } = ready;
  const payload = { commit_id: plan.head_sha, body: plan.body, comments: sentComments(plan) };
  store.write('drafted.json', plan);
  for (let attempt = 1; attempt <= 2; attempt++) {
    record(store, plan, { action: 'draft', state: 'intent', review: null });
    try {
      const review = await asked.github.createReview(asked.number, payload);
      record(store, plan, { action: 'draft', state: 'done', review });
      return { id: review.id, url: review.url, sent: true };
    } catch (error) {
      if (!isUnclear(error)) {
        // The first call may have come through late: then the second is refused, as it should be.
        const late = attempt === 1 ? null : await takeUp(asked, ready);
        if (late !== null) return { ...late, sent: true };
        if (error instanceof UserError) store.drop('sent.json');
        throw error;
      }
    }
    await settle(asked);
    const found = await takeUp(asked, ready);
    if (found !== null) return { ...found, sent: true };
  }
  throw new UserError(
    `GitHub did not say twice whether it took the draft: look with 'review status ${asked.number}' before anything else`,
  );
}
