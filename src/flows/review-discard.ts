import { UserError } from '../model/errors.ts';
import type { GitHubReview } from '../model/github.ts';
import { fingerprintsIn, payloadIn } from '../review/index.ts';
import { isUnclear, requireToken, type SendAsked, settle, storeOf } from './review-asked.ts';
import { record } from './review-draft.ts';
import { lookUp } from './review-remote.ts';

/** What was taken from GitHub; null: there was no pending review. */
export interface Discarded {
  readonly discarded: { readonly id: number; readonly url: string; readonly ours: boolean } | null;
}

/**
 * Deletes the pending review on GitHub where this program made it. One that the user wrote, or added comments of their own
 * to, is only deleted with `force`. A submitted review stays: GitHub deletes none. What is planned and approved stays too.
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
    const comments = await github.reviewComments(number, id);
    const own = comments.filter(({ body }) => fingerprintsIn(body).length === 0).length;
    const ours = mark !== null && own === 0;
    if (!ours && !force)
      throw new UserError(
        mark === null
          ? `the pending review on ${repo}#${number} (${url}) was not made by dyn-audit: --force deletes it`
          : `the draft on ${repo}#${number} (${url}) holds ${own} comments that dyn-audit did not make: --force deletes them too`,
      );
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
