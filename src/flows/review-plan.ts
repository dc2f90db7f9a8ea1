import type { DiffFile } from '../model/diff.ts';
import { UserError } from '../model/errors.ts';
import type { ReviewEvent } from '../model/github.ts';
import type { PullReport } from '../model/pull.ts';
import type { ReviewApproval, ReviewPlan } from '../model/review.ts';
import {
  type ComposeInput,
  type Conversation,
  composeReview,
  faultsOf,
  isApproved,
  isEdited,
  type PullStore,
  payloadHash,
  type ReviewedReport,
  requirePlan,
  storedApproval,
  storedDiff,
  storedReport,
  writePlan,
} from '../review/index.ts';
import { type ReviewAsked, storeOf } from './review-asked.ts';
import { readConversation } from './review-remote.ts';
import { openSecretFinder, redactPlan, requireNoSecrets, scrubReport } from './review-secrets.ts';

type Place = Pick<ReviewAsked, 'repo' | 'number' | 'env'>;

/** Keeps a report and the hunks it was made from, for the reviews that follow. Gives the folder. */
export async function saveReport(
  asked: Place & { readonly report: PullReport; readonly diff: readonly DiffFile[] },
): Promise<string> {
  const store = storeOf(asked);
  return store.locked(async () => {
    store.write('hunks.json', asked.diff);
    store.write('pr.json', asked.report);
    return store.folder;
  });
}

/** The report that was kept last; null where there is none. */
export const readReport = (asked: Place): PullReport | null => storedReport(storeOf(asked));

export interface PlanAsked extends ReviewAsked {
  /** With the hunks it was made from; null: those that were kept last. */
  readonly reviewed: {
    readonly report: ReviewedReport;
    readonly diff: readonly DiffFile[];
  } | null;
  readonly event: ReviewEvent;
  readonly postClean: boolean;
  /** Puts the plan in place of one that the user edited; without it such a one is kept. */
  readonly replace: boolean;
}

/** A plan, and why it is the user's edit of an earlier one; null: it was made just now. */
export interface Planned {
  readonly plan: ReviewPlan;
  readonly kept: string | null;
}

/**
 * report -> no secrets -> what was said before -> review -> no secrets -> review.json: the exact payload, for the user to
 * read, edit and approve. An approval of other bytes is void. Nothing is sent. What the user edited is kept and given as it
 * is, unless `replace` says otherwise; UserError where it cannot be read.
 */
export async function planReview(asked: PlanAsked): Promise<Planned> {
  const store = storeOf(asked);
  if (keepsEdit(asked, store)) return keptEdit(asked, store);
  const find = openSecretFinder(asked);
  const { conversation, notes } = await converse(asked);
  return store.locked(async () => {
    // Somebody may have saved an edit meanwhile.
    if (keepsEdit(asked, store)) return keptEdit(asked, store);
    const { report, diff } = asked.reviewed ?? keptReport(store, asked);
    const key = store.redactionKey();
    const { repo, number, event, postClean } = asked;
    const clean = await scrubReport(report, find, key);
    const input = { repo, number, report: clean, diff, conversation, event, postClean, notes };
    const plan = await fitting(input, (each) => redactPlan(each, find, key));
    await requireNoSecrets(plan, find);
    store.write('hunks.json', diff);
    writePlan(store, plan);
    if (!isApproved(plan, storedApproval(store))) store.drop('approval.json');
    return { plan, kept: null };
  });
}

const keepsEdit = ({ replace }: PlanAsked, store: PullStore): boolean =>
  !replace && isEdited(store);

function keptEdit({ repo, number, reviewed }: PlanAsked, store: PullStore): Planned {
  const { folder } = store;
  const anew = `'review plan ${number} --replace' plans anew and drops it`;
  const plan = readEdit(store, repo, number, anew);
  const head = reviewed?.report.head ?? storedReport(store)?.head ?? plan.head_sha;
  const which = head === plan.head_sha ? '' : `, of the head ${plan.head_sha.slice(0, 12)} before`;
  return { plan, kept: `'${folder}/review.json' was edited${which}: it stays as it is; ${anew}` };
}

function readEdit(store: PullStore, repo: string, number: number, anew: string): ReviewPlan {
  try {
    return requirePlan(store, repo, number);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${error.message}; ${anew}`);
  }
}

/** What takes a secret's place may be longer than the secret: then less is said. */
async function fitting(
  input: ComposeInput,
  redacted: (plan: ReviewPlan) => Promise<ReviewPlan>,
): Promise<ReviewPlan> {
  for (const bodyLimit of [65_000, 55_000, 40_000]) {
    const plan = await redacted(composeReview({ ...input, bodyLimit }));
    const [fault] = faultsOf(plan, input.diff);
    if (fault === undefined) return plan;
    if (!fault.startsWith('body')) throw new Error(`a review that GitHub would refuse: ${fault}`);
  }
  throw new UserError('the review is too long after redaction: edit the report and plan again');
}

function keptReport(store: PullStore, { repo, number }: Place) {
  const report = storedReport(store);
  const diff = storedDiff(store);
  if (report === null || diff === null)
    throw new UserError(`nothing is known of ${repo}#${number} yet: run 'pr ${number}' first`);
  return { report, diff };
}

async function converse({
  github,
  number,
}: PlanAsked): Promise<{ conversation: Conversation | null; notes: readonly string[] }> {
  if (github === null)
    return { conversation: null, notes: ['threads were not read: nothing was asked of GitHub'] };
  try {
    const conversation = await readConversation(github, number);
    const unknown = "it is not known which login is ours: no thread's mark was believed";
    return { conversation, notes: conversation.login === null ? [unknown] : [] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { conversation: null, notes: [`threads were not read: ${error.message}`] };
  }
}

/** The plan as its file says now, also after an edit, with the hash that these bytes have. */
export const readReviewPlan = (asked: Place): ReviewPlan =>
  requirePlan(storeOf(asked), asked.repo, asked.number);

/** Folder of a pull request's review: its review.json is what a user edits. */
export const reviewFolder = (asked: Place): string => storeOf(asked).folder;

/** UserError where the payload cannot be sent as it is: lines outside of the diff, too long, something private. */
export async function requireSendable(
  asked: ReviewAsked,
  store: PullStore,
  plan: ReviewPlan,
): Promise<void> {
  const diff = storedDiff(store);
  if (diff === null)
    throw new UserError(`the hunks of ${plan.repo}#${plan.pr} are not kept: plan again`);
  const [fault, ...more] = faultsOf(plan, diff);
  if (fault !== undefined)
    throw new UserError(
      `review.json: ${fault}${more.length === 0 ? '' : ` (and ${more.length} more)`}`,
    );
  await requireNoSecrets(plan, openSecretFinder(asked));
}

/**
 * Binds the user's approval to the bytes that review.json holds now and to the head they are about. `sha256` is the hash
 * that the user read: UserError when the bytes have another. An edited payload is checked again.
 */
export async function approveReview(
  asked: ReviewAsked & { readonly sha256: string },
): Promise<ReviewApproval> {
  const store = storeOf(asked);
  return store.locked(async () => {
    const plan = requirePlan(store, asked.repo, asked.number);
    const payload_sha256 = payloadHash(plan);
    if (asked.sha256.toLowerCase() !== payload_sha256)
      throw new UserError(
        `expected the hash of what '${store.folder}/review.json' holds now, ${payload_sha256}: read it, then approve that`,
      );
    await requireSendable(asked, store, plan);
    const { head_sha } = plan;
    const approval = { payload_sha256, head_sha, approved_at: new Date().toISOString() };
    store.write('review.json', plan);
    store.write('approval.json', approval);
    return approval;
  });
}
