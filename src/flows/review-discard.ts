import { UserError } from '../model/errors.ts';
import type { GitHubReview, GitHubReviewComment } from '../model/github.ts';
import { draftedPlan, type PullStore, payloadIn, whatDiffers } from '../review/index.ts';
import { isUnclear, requireToken, type SendAsked, settle, storeOf } from './review-asked.ts';
import { record } from './review-draft.ts';
import { lookUp } from './review-remote.ts';

/** What was taken from GitHub; null: there was no pending review. */
export interface Discarded {
  readonly discarded: { readonly id: number; readonly url: string; readonly ours: boolean } | null;
}

/**
 * Deletes the pending review on GitHub where this program made it. One that the user wrote, or changed there, is only
 * deleted with `force`. A submitted review stays: GitHub deletes none. What is planned and approved stays too.
 */
export async function discardReview(
  asked: SendAsked & { readonly force: boolean },
): Promise<Discarded> {
  requireToken(asked);
  const { github, number, repo, force } = asked;
  const store = storeOf(asked);
  const pendingNow = async (): Promise<GitHubReview | null> =>
    (await lookUp(github, number, await github.login(), null, null)).pending;
  return store.locked(async () => {
    const pending = await pendingNow();
    if (pending === null) return { discarded: null };
    const { id, url } = pending;
    const mark = payloadIn(pending.body);
    const lost = whatIsLost(store, pending, await github.reviewComments(number, id));
    const ours = lost === null;
    if (!ours && !force)
      throw new UserError(`the pending review on ${repo}#${number} (${url}) ${lost}`);
    const of = { payload_sha256: mark?.payload ?? '', head_sha: mark?.head ?? '' };
    for (let attempt = 1; attempt <= 2; attempt++) {
      record(store, of, { action: 'discard', state: 'intent', review: pending });
      try {
        await github.deletePending(number, id);
      } catch (error) {
        if (!isUnclear(error) && attempt === 1) throw error;
        await settle(asked);
        if ((await pendingNow())?.id === id) {
          if (!isUnclear(error)) throw error;
          continue;
        }
      }
      record(store, of, { action: 'discard', state: 'done', review: pending });
      return { discarded: { id, url, ours } };
    }
    throw new UserError(
      `GitHub did not say twice whether it deleted the draft: look with 'review status ${number}'`,
    );
  });
}

/** What would be lost with a pending review that is not as this program drafted it; null: nothing. */
function whatIsLost(
  store: PullStore,
  pending: GitHubReview,
  comments: readonly GitHubReviewComment[],
): string | null {
  const payload = payloadIn(pending.body)?.payload;
  const drafted = draftedPlan(store);
  if (payload === undefined) return 'was not made by dyn-audit: --force deletes it';
  if (drafted?.payload_sha256 !== payload)
    return 'is a draft of which nothing is known here, so neither is whether you changed it: --force deletes it';
  const difference = whatDiffers(drafted, pending, comments);
  return difference === null
    ? null
    : `was changed on GitHub, ${difference}: --force deletes it with the change`;
}
