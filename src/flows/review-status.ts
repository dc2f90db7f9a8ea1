import { UserError } from '../model/errors.ts';
import type { ReviewPlan, ReviewStatus } from '../model/review.ts';
import {
  isApproved,
  type PullStore,
  payloadIn,
  type SentRecord,
  storedApproval,
  storedPlan,
  storedSent,
} from '../review/index.ts';
import { type ReviewAsked, storeOf } from './review-asked.ts';
import { lookUp, type OnGitHub } from './review-remote.ts';

interface Remote extends OnGitHub {
  readonly head: string | null;
  readonly state: string | null;
}

/** Where a review stands, by its files and, where GitHub may be asked, by what it holds. Nothing is changed. */
export async function reviewStatus(asked: ReviewAsked): Promise<ReviewStatus> {
  const store = storeOf(asked);
  const plan = storedPlan(store);
  const sent = storedSent(store);
  const { remote, why } = await ask(asked, plan, sent);
  const isSame = sent !== null && sent.payload_sha256 === plan?.payload_sha256;
  const told = remote === null && isSame && sent.state === 'done' ? sent : null;
  const posted = remote?.posted?.url ?? (told?.action === 'submit' ? told.url : null);
  const isDrafted =
    told?.action === 'draft' ||
    (plan !== null && payloadIn(remote?.pending?.body ?? '')?.payload === plan.payload_sha256);
  const pending = remote?.pending ?? null;
  const stage = stageOf(store, plan, posted !== null, isDrafted);
  return {
    schema: 'dyn-audit/review-status@1',
    repo: asked.repo,
    pr: asked.number,
    stage,
    payload_sha256: plan?.payload_sha256 ?? null,
    head_sha: plan?.head_sha ?? null,
    current_head: remote?.head ?? null,
    pending:
      pending === null
        ? null
        : { id: pending.id, ours: payloadIn(pending.body) !== null, url: pending.url },
    posted_url: posted,
    notes: [
      ...(why === null ? [] : [why]),
      ...(plan?.notes ?? []),
      ...obstacles(asked.number, plan, remote, stage, sent),
      next[stage](asked.number),
    ],
  };
}

function stageOf(
  store: PullStore,
  plan: ReviewPlan | null,
  isPosted: boolean,
  isDrafted: boolean,
): ReviewStatus['stage'] {
  if (plan === null) return 'none';
  if (isPosted) return 'submitted';
  if (isDrafted) return 'drafted';
  return isApproved(plan, storedApproval(store)) ? 'approved' : 'planned';
}

const next: Readonly<Record<ReviewStatus['stage'], (pr: number) => string>> = {
  none: (pr) => `next: review plan ${pr}`,
  planned: (pr) => `next: review approve ${pr}`,
  approved: (pr) => `next: review draft ${pr}`,
  drafted: (pr) => `next: review submit ${pr}, or review discard ${pr}`,
  submitted: () => 'nothing is left to do: it is posted',
};

function obstacles(
  pr: number,
  plan: ReviewPlan | null,
  remote: Remote | null,
  stage: ReviewStatus['stage'],
  sent: SentRecord | null,
): readonly string[] {
  const isOpen = stage !== 'submitted';
  const pending = remote?.pending ?? null;
  const isOther = pending !== null && payloadIn(pending.body)?.payload !== plan?.payload_sha256;
  return [
    ...(plan !== null && remote !== null && isOpen && remote.head !== plan.head_sha
      ? [`the head moved since the review was planned: run 'pr ${pr}' again`]
      : []),
    ...(isOpen && remote !== null && remote.state !== 'open' ? [`it is ${remote.state}`] : []),
    ...(isOther ? ['another pending review is in the way: discard it or submit it on GitHub'] : []),
    ...(plan?.clean === true && !plan.post_clean && isOpen
      ? ['the review has no finding: it is not posted unless it is planned with --post-clean']
      : []),
    ...(sent?.state === 'intent' && remote === null
      ? [`whether the last '${sent.action}' was done is not known before GitHub is asked`]
      : []),
  ];
}

async function ask(
  { github, number }: ReviewAsked,
  plan: ReviewPlan | null,
  sent: SentRecord | null,
): Promise<{ readonly remote: Remote | null; readonly why: string | null }> {
  if (github === null) return { remote: null, why: 'nothing was asked of GitHub' };
  try {
    const [pull, login] = await Promise.all([github.pull(number), github.login()]);
    const payload = plan?.payload_sha256 ?? null;
    const found = await lookUp(github, number, login, payload, sent);
    return { remote: { ...found, head: pull.head.sha, state: pull.state }, why: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { remote: null, why: `GitHub was not asked: ${error.message}` };
  }
}
