import { UserError } from '../model/errors.ts';
import type { GitHub, GitHubReview, PullFacts } from '../model/github.ts';
import type { ReviewPlan } from '../model/review.ts';
import {
  type Conversation,
  fingerprintsIn,
  knownFindings,
  payloadIn,
  type SentRecord,
  withoutDraft,
} from '../review/index.ts';

/** What GitHub holds of a review. */
export interface OnGitHub {
  /** The pending review of the token's owner; GitHub shows it to nobody else, and there is one at most. */
  readonly pending: GitHubReview | null;
  /** The submitted review with this very payload. */
  readonly posted: GitHubReview | null;
}

/** Looks for the review of a payload. Marks of submitted reviews are believed in our own login's only. */
export async function lookUp(
  github: GitHub,
  number: number,
  login: string | null,
  payload: string | null,
  sent: SentRecord | null,
): Promise<OnGitHub> {
  const reviews = await github.reviews(number);
  const isOurs = ({ user }: GitHubReview): boolean =>
    login !== null && user.toLowerCase() === login.toLowerCase();
  const isSent = ({ id }: GitHubReview): boolean =>
    sent !== null && sent.payload_sha256 === payload && sent.review_id === id;
  const pending = reviews.find(
    (review) => review.state === 'PENDING' && (login === null || isOurs(review)),
  );
  const posted = reviews.find(
    (review) =>
      review.state !== 'PENDING' &&
      payload !== null &&
      (isSent(review) || (isOurs(review) && payloadIn(review.body)?.payload === payload)),
  );
  return { pending: pending ?? null, posted: posted ?? null };
}

/** What was said on the pull request before, without a draft of our own. */
export async function readConversation(github: GitHub, number: number): Promise<Conversation> {
  const [threads, reviews, login] = await Promise.all([
    github.threads(number),
    github.reviews(number),
    github.login(),
  ]);
  const draft = reviews.find(({ state }) => state === 'PENDING');
  const comments = draft === undefined ? [] : await github.reviewComments(number, draft.id);
  return { threads: withoutDraft(threads, comments), reviews, login };
}

/** UserError where the pull request is not what the review was made for. */
export function requireSamePull(pull: PullFacts, plan: ReviewPlan): void {
  const which = `${plan.repo}#${plan.pr}`;
  if (pull.state !== 'open')
    throw new UserError(
      `${which} is ${pull.state}: a review would come too late, nothing was sent`,
    );
  if (pull.head.sha !== plan.head_sha)
    throw new UserError(
      `${which} has a new head ${short(pull.head.sha)}, the review is of ${short(plan.head_sha)}: look at it again with 'pr ${plan.pr}'`,
    );
}

const short = (sha: string): string => (/^[0-9a-f]+$/.test(sha) ? sha.slice(0, 12) : '(no id)');

/** UserError where GitHub does not let authors judge their own work. */
export function requireMayJudge(pull: PullFacts, login: string | null, plan: ReviewPlan): void {
  if (plan.event === 'COMMENT' || login?.toLowerCase() !== pull.author.toLowerCase()) return;
  throw new UserError(
    `GitHub takes no ${plan.event} from the author of a pull request: plan again with --event COMMENT`,
  );
}

/** UserError where the conversation came to hold findings of the plan since it was made. */
export async function requireUnsaid(github: GitHub, plan: ReviewPlan): Promise<void> {
  const known = knownFindings(await readConversation(github, plan.pr));
  const inline = plan.comments.flatMap(({ fingerprint }) => fingerprint.split(','));
  const said = [...inline, ...fingerprintsIn(plan.body)].filter((each) => known.has(each));
  if (said.length === 0) return;
  throw new UserError(
    `${said.length} of the findings stand on ${plan.repo}#${plan.pr} already (${known.get(said[0]!)?.url}): plan again`,
  );
}
