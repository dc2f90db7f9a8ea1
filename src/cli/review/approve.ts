import type { Command } from 'commander';
import type { ReviewSource } from '../../flows/pull.ts';
import { UserError } from '../../model/errors.ts';
import type { ReviewPlan } from '../../model/review.ts';
import { reviewReporters, reviewStatusReporters } from '../../report/index.ts';
import { readReportOptions } from '../common-options.ts';
import { askLine, canAsk } from '../read-line.ts';
import { deliverAs } from '../sheet-output.ts';
import type { CommandContext } from '../terminal.ts';
import {
  declareOnReview,
  declareReviewReport,
  type ReviewFlags,
  readReviewSource,
} from './options.ts';

interface ApproveFlags extends ReviewFlags {
  readonly sha256?: string;
}

/** As much of the hash as somebody must have looked at to type it. */
const leastDigits = 8;

/** `dyn-audit review approve`. There is no way to say yes beforehand: who approves has seen these bytes. */
export function declareApprove(review: Command, context: CommandContext): void {
  const what = 'approve exactly the bytes of the planned review, for this head; nothing is sent';
  const command = declareOnReview(review, 'approve', what, context).option(
    '--sha256 <hash>',
    'hash of the payload, as `review plan` shows it (default: it is shown and asked for)',
  );
  declareReviewReport(command).action(async (pull: string, flags: ApproveFlags) => {
    const source = readReviewSource(pull, flags, context);
    const sha256 = flags.sha256 === undefined ? null : readHash(flags.sha256);
    const { approvePullReview, readPullReview } = await import('../../flows/pull.ts');
    const hash = sha256 ?? (await confirm(await readPullReview(source), source, context));
    await deliverAs(reviewStatusReporters, await approvePullReview(source, hash), flags, context);
  });
}

function readHash(given: string): string {
  if (/^[0-9a-fA-F]{64}$/.test(given)) return given.toLowerCase();
  throw new UserError(`--sha256: expected 64 hexadecimal digits, got '${given}'`);
}

/** Shows what would be sent and asks for the hash of it. */
async function confirm(
  plan: ReviewPlan,
  { pull }: ReviewSource,
  context: CommandContext,
): Promise<string> {
  const { terminal } = context;
  const { payload_sha256 } = plan;
  if (!canAsk(terminal))
    throw new UserError(
      `nobody can be asked here: read the review, then 'dyn-audit review approve ${pull} --sha256 ${payload_sha256}' approves it`,
    );
  const render = await reviewReporters.text();
  const color = terminal.stderr.isTTY === true && (terminal.env.NO_COLOR ?? '') === '';
  const width = terminal.stderr.columns ?? 80;
  const options = readReportOptions({ format: 'text', limit: 0, color }, context);
  terminal.stderr.write(`${render(plan, { ...options, width })}\n`);
  const typed = await askLine(
    terminal,
    `To approve exactly this, type the first ${leastDigits} characters of the payload's hash: `,
  );
  const said = (typed ?? '').toLowerCase();
  if (said.length >= leastDigits && payload_sha256.startsWith(said)) return payload_sha256;
  throw new UserError(
    `nothing was approved: expected the first ${leastDigits} characters of the hash, got '${typed ?? ''}'`,
  );
}
