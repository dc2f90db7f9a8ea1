import type { Command } from 'commander';
import type { ReviewEvent } from '../../model/github.ts';
import type { ReviewStatus } from '../../model/review.ts';
import { reviewStatusReporters } from '../../report/index.ts';
import { today } from '../journal/write-options.ts';
import { deliverAs } from '../sheet-output.ts';
import type { CommandContext } from '../terminal.ts';
import {
  declareOnReview,
  declareReviewReport,
  eventOption,
  type ReviewFlags,
  readReviewSource,
} from './options.ts';

const loadFlows = () => import('../../flows/pull.ts');

const deliver = (
  status: ReviewStatus,
  flags: ReviewFlags,
  context: CommandContext,
): Promise<void> => deliverAs(reviewStatusReporters, status, flags, context);

/** `dyn-audit review draft`. */
export function declareDraft(review: Command, context: CommandContext): void {
  const what = 'put the approved review on GitHub as a draft that only you see';
  const command = declareOnReview(review, 'draft', what, context);
  declareReviewReport(command).action(async (pull: string, flags: ReviewFlags) => {
    const source = readReviewSource(pull, flags, context);
    const { draftPullReview } = await loadFlows();
    await deliver(await draftPullReview(source), flags, context);
  });
}

interface SubmitFlags extends ReviewFlags {
  readonly event?: ReviewEvent;
  readonly push: boolean;
}

/** `dyn-audit review submit`. */
export function declareSubmit(review: Command, context: CommandContext): void {
  const what = 'make the draft public, if head, payload and approval still agree';
  const command = declareOnReview(review, 'submit', what, context)
    .addOption(eventOption('must be the one that was approved (default: that one)'))
    .option('--no-push', 'commit what the journal is told, without pushing it');
  declareReviewReport(command).action(async (pull: string, flags: SubmitFlags) => {
    const source = readReviewSource(pull, flags, context);
    const { submitPullReview } = await loadFlows();
    const wishes = { event: flags.event ?? null, push: flags.push, date: today() };
    await deliver(await submitPullReview(source, wishes), flags, context);
  });
}

/** `dyn-audit review discard`. */
export function declareDiscard(review: Command, context: CommandContext): void {
  const what = 'delete the draft from GitHub; a submitted review stays';
  const command = declareOnReview(review, 'discard', what, context).option(
    '--force',
    'also a pending review that dyn-audit did not make',
  );
  declareReviewReport(command).action(
    async (pull: string, flags: ReviewFlags & { readonly force?: boolean }) => {
      const source = readReviewSource(pull, flags, context);
      const { discardPullReview } = await loadFlows();
      await deliver(await discardPullReview(source, flags.force ?? false), flags, context);
    },
  );
}

/** `dyn-audit review status`. */
export function declareStatus(review: Command, context: CommandContext): void {
  const what = 'where the review stands: planned, approved, drafted, submitted, and what is next';
  const command = declareOnReview(review, 'status', what, context).option(
    '--offline',
    'do not ask GitHub',
  );
  declareReviewReport(command).action(async (pull: string, flags: ReviewFlags) => {
    const source = readReviewSource(pull, flags, context);
    const { pullReviewStatus } = await loadFlows();
    await deliver(await pullReviewStatus(source), flags, context);
  });
}
