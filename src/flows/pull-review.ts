import { join } from 'node:path';
import { UserError } from '../model/errors.ts';
import type { ReviewEvent } from '../model/github.ts';
import type { PullSource } from '../model/pull.ts';
import type { ReviewPlan, ReviewStatus } from '../model/review.ts';
import { connect } from './pull-connect.ts';
import { saveReview } from './pull-journal.ts';
import {
  approveReview,
  discardReview,
  draftReview,
  type PlanAsked,
  planReview,
  type ReviewAsked,
  readReport,
  readReviewPlan,
  reviewFolder,
  reviewStatus,
  type SendAsked,
  submitReview,
} from './review.ts';

/** Which review is meant, as a command line says it. */
export interface ReviewSource extends PullSource {
  /** The journal's root, whose private names are not posted; null: there is none. */
  readonly journal: string | null;
}

async function askedOf(source: ReviewSource): Promise<ReviewAsked> {
  const { repo, number, github } = await connect(source);
  if (number === null) throw new UserError('expected a pull request');
  return { repo, number, github, journal: source.journal, env: source.env };
}

/** For the steps that change something on GitHub. */
async function sendOf(source: ReviewSource): Promise<SendAsked> {
  const asked = await askedOf(source);
  const { github } = asked;
  if (github === null)
    throw new UserError('--offline asks nothing of GitHub: expected a command that sends nothing');
  return { ...asked, github };
}

/** Where the review stands, after a step that is told first. */
async function after(asked: ReviewAsked, done: readonly string[]): Promise<ReviewStatus> {
  const status = await reviewStatus(asked);
  return { ...status, notes: [...done, ...status.notes] };
}

/** The review of the report that was kept last, as it would be sent. */
export async function planPullReview(
  source: ReviewSource,
  wishes: Pick<PlanAsked, 'event' | 'postClean' | 'replace'>,
): Promise<ReviewPlan> {
  sayWithoutJournal(source);
  const asked = await askedOf(source);
  const { plan, kept } = await planReview({ ...asked, reviewed: null, ...wishes });
  const file = join(reviewFolder(asked), 'review.json');
  const editable = `what is sent can be edited before it is approved: ${file}`;
  return { ...plan, notes: [...(kept === null ? [] : [kept]), ...plan.notes, editable] };
}

/** For the steps that look for private names. */
function sayWithoutJournal({ journal, warn }: ReviewSource): void {
  if (journal === null)
    warn('no journal is read: its private names are not known, so they are not looked for');
}

/** The review as its file says now, edits of the user included; GitHub is not asked. */
export async function readPullReview(source: ReviewSource): Promise<ReviewPlan> {
  return readReviewPlan(await askedOf({ ...source, offline: true }));
}

/** Binds the approval to the bytes with this hash; GitHub is not asked. */
export async function approvePullReview(
  source: ReviewSource,
  sha256: string,
): Promise<ReviewStatus> {
  sayWithoutJournal(source);
  const asked = await askedOf({ ...source, offline: true });
  const { payload_sha256, approved_at } = await approveReview({ ...asked, sha256 });
  return after(asked, [`approved: ${payload_sha256}, at ${approved_at}`]);
}

/** Makes the approved review a draft that only its author sees. */
export async function draftPullReview(source: ReviewSource): Promise<ReviewStatus> {
  sayWithoutJournal(source);
  const asked = await sendOf(source);
  const { url, sent } = await draftReview(asked);
  return after(asked, [sent ? `drafted: ${url}` : `the draft was there already: ${url}`]);
}

/** What the journal needs to know of a submission. */
export interface SubmitWishes {
  readonly event: ReviewEvent | null;
  readonly push: boolean;
  /** `YYYY-MM-DD`, the writer's day. */
  readonly date: string;
}

/** Makes the draft public, and says in the journal where it was posted. */
export async function submitPullReview(
  source: ReviewSource,
  { event, push, date }: SubmitWishes,
): Promise<ReviewStatus> {
  const asked = await sendOf(source);
  const { url, sent } = await submitReview({ ...asked, event });
  const filed = await fileIn(source, asked, url, { push, date });
  return after(asked, [sent ? `submitted: ${url}` : `it was posted already: ${url}`, filed]);
}

/** A review that is posted stays posted: a journal that does not take it is told, and no failure of the step. */
async function fileIn(
  { journal, warn }: ReviewSource,
  asked: ReviewAsked,
  postedUrl: string,
  how: Pick<SubmitWishes, 'push' | 'date'>,
): Promise<string> {
  if (journal === null) return 'not in a journal: DYN_MEMORY or --journal names one';
  const report = readReport(asked);
  if (report === null) return 'not in the journal: its report is not kept any more';
  try {
    const plan = readReviewPlan(asked);
    if (report.head !== plan.head_sha)
      return 'not in the journal: the report that is kept is of another head than the review';
    const saved = await saveReview({ report, plan, postedUrl, root: journal, warn, ...how });
    const { write, why } = saved;
    if (write === null) return why ?? 'not in the journal';
    const because = why === null ? '' : ` (${why})`;
    return `in the journal: ${write.paths.join(', ')}${because}`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `not in the journal: ${error.message}`;
  }
}

/** Deletes the pending review that this program made; with `force` also another one of the user. */
export async function discardPullReview(
  source: ReviewSource,
  force: boolean,
): Promise<ReviewStatus> {
  const asked = await sendOf(source);
  const { discarded } = await discardReview({ ...asked, force });
  return after(asked, [
    discarded === null ? 'no pending review was there' : `discarded: ${discarded.url}`,
  ]);
}

/** Where the review stands; nothing is changed. */
export async function pullReviewStatus(source: ReviewSource): Promise<ReviewStatus> {
  return reviewStatus(await askedOf(source));
}
