import type { Command } from 'commander';
import type { CommandContext } from '../terminal.ts';
import { declareApprove } from './approve.ts';
import { declarePlan } from './plan.ts';
import { declareDiscard, declareDraft, declareStatus, declareSubmit } from './send.ts';

/** `dyn-audit review`: its commands, in the order they are used; what they do is loaded when one runs. */
export function declareReview(program: Command, context: CommandContext): void {
  const review = program
    .command('review')
    .description(
      'bring the review of a pull request to GitHub: plan, approve its exact bytes, draft, submit',
    )
    .version(context.version);
  for (const declare of [
    declarePlan,
    declareApprove,
    declareDraft,
    declareSubmit,
    declareDiscard,
    declareStatus,
  ])
    declare(review, context);
}
