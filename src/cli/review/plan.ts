import type { Command } from 'commander';
import type { ReviewEvent } from '../../model/github.ts';
import { reviewReporters } from '../../report/index.ts';
import { deliverAs } from '../sheet-output.ts';
import type { CommandContext } from '../terminal.ts';
import {
  declareOnReview,
  declareReviewReport,
  eventOption,
  type ReviewFlags,
  readReviewSource,
} from './options.ts';

interface PlanFlags extends ReviewFlags {
  readonly event?: ReviewEvent;
  readonly postClean?: boolean;
  readonly replace?: boolean;
}

/** `dyn-audit review plan`. */
export function declarePlan(review: Command, context: CommandContext): void {
  const what = 'show exactly what would be sent, from what `dyn-audit pr` found; nothing is sent';
  const command = declareOnReview(review, 'plan', what, context)
    .addOption(eventOption('COMMENT, APPROVE or REQUEST_CHANGES (default: COMMENT)'))
    .option('--post-clean', 'make a review without findings one that may be posted')
    .option('--replace', 'also in place of a review.json that you edited, which stays otherwise')
    .option('--offline', 'do not read the threads that are there already');
  declareReviewReport(command).action(async (pull: string, flags: PlanFlags) => {
    const source = readReviewSource(pull, flags, context);
    const { planPullReview } = await import('../../flows/pull.ts');
    const plan = await planPullReview(source, {
      event: flags.event ?? 'COMMENT',
      postClean: flags.postClean ?? false,
      replace: flags.replace ?? false,
    });
    await deliverAs(reviewReporters, plan, flags, context);
  });
}
