import { UserError } from '../model/errors.ts';
import type { GitHubReview, ReviewEvent } from '../model/github.ts';
import { payloadIn, storedSent, whatDiffers } from '../review/index.ts';
import { isUnclear, type SendAsked, type SentReview, settle, storeOf } from './review-asked.ts';
import { type ReadyReview, readyReview, record } from './review-draft.ts';
import { lookUp, type OnGitHub, requireMayJudge, requireSamePull } from './review-remote.ts';

/**
 * Makes the draft public. Only where the head, the payload and its approval still agree, and the draft on GitHub still has
 * exactly the approved body and comments. One that is posted already is named and nothing is sent. The event is part of
 * what was approved: another one is refused.
 */
export function submitReview(
  asked: SendAsked & { readonly event?: ReviewEvent | null },
): Promise<SentReview> {
  const store = storeOf(asked);
  return store.locked(async () => {
    const ready = await readyReview(asked, store);
    const { plan, login } = ready;
    const { event } = asked;
    if (event !== undefined && event !== null && event !== plan.event)
      throw new UserError(
        `${plan.event} was approved, not ${event}: plan and approve again with --event ${event}`,
      );
    const before = await look(asked, ready);
    if (before.posted !== null) return taken(ready, before.posted, false);
    const pull = await asked.github.pull(asked.number);
    requireSamePull(pull, plan);
    requireMayJudge(pull, login, plan);
    return send(asked, ready, await requireDraft(asked, ready, before));
  });
}

const look = ({ github, number }: SendAsked, { store, plan, login }: ReadyReview) =>
  lookUp(github, number, login, plan.payload_sha256, storedSent(store));

function taken({ store, plan }: ReadyReview, review: GitHubReview, sent: boolean): SentReview {
  record(store, plan, { action: 'submit', state: 'done', review });
  return { id: review.id, url: review.url, sent };
}

async function requireDraft(
  { github, number }: SendAsked,
  { plan }: ReadyReview,
  { pending }: OnGitHub,
): Promise<GitHubReview> {
  const which = `${plan.repo}#${plan.pr}`;
  if (pending === null)
    throw new UserError(`no draft of this review is on ${which}: run 'review draft ${plan.pr}'`);
  const difference =
    payloadIn(pending.body)?.payload === plan.payload_sha256
      ? whatDiffers(plan, pending, await github.reviewComments(number, pending.id))
      : 'it is another one';
  if (difference === null) return pending;
  throw new UserError(
    `the draft on ${which} (${pending.url}) is not what was approved, ${difference}: discard it with 'review discard ${plan.pr}' and draft again, or submit it on GitHub`,
  );
}

/** A review can be submitted once: a second call for the same one, after an unclear answer, cannot post it twice. */
async function send(
  asked: SendAsked,
  ready: ReadyReview,
  draft: GitHubReview,
): Promise<SentReview> {
  const { store, plan } = ready;
  const submission = { event: plan.event, body: plan.body };
  for (let attempt = 1; attempt <= 2; attempt++) {
    record(store, plan, { action: 'submit', state: 'intent', review: draft });
    try {
      return taken(
        ready,
        await asked.github.submitReview(asked.number, draft.id, submission),
        true,
      );
    } catch (error) {
      if (!isUnclear(error)) {
        const late = attempt === 1 ? null : (await look(asked, ready)).posted;
        if (late !== null) return taken(ready, late, true);
        if (error instanceof UserError)
          record(store, plan, { action: 'draft', state: 'done', review: draft });
        throw error;
      }
    }
    await settle(asked);
    const now = await look(asked, ready);
    if (now.posted !== null) return taken(ready, now.posted, true);
    await requireDraft(asked, ready, now);
    requireSamePull(await asked.github.pull(asked.number), plan);
  }
  throw new UserError(
    `GitHub did not say twice whether it posted the review: look with 'review status ${asked.number}' before anything else`,
  );
}
