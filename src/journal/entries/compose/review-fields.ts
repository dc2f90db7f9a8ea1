import { UserError } from '../../../model/errors.ts';
import { type ReviewEntry, type ReviewVerdict, verdicts } from '../../../model/journal.ts';
import { checkLine } from '../text.ts';
import { slugOf } from './slug.ts';

/** What the text of a review says about itself, or the user says beside it; null: nothing. */
export interface ReviewGiven {
  readonly repo: string | null;
  readonly pr: number | null;
  readonly title: string | null;
  readonly slug: string | null;
  readonly branch: string | null;
  readonly base_sha: string | null;
  readonly head_sha: string | null;
  readonly verdict: string | null;
  readonly posted_url: string | null;
}

/** A review without what only the writer of it knows: id, day and umbrella. */
export type ComposedReview = Omit<ReviewEntry, 'kind' | 'id' | 'date' | 'umbrella'>;

/** What a pull request is of when neither the user nor the review says. */
const usualRepo = 'ai-dynamo/dynamo';

const sha = /^[0-9a-f]{7,64}$/;

/** Puts together what was found, what the user gives first; UserError names what is missing or malformed. */
export function completeReview(
  user: ReviewGiven,
  found: Partial<ReviewGiven>,
  body: string,
): ComposedReview {
  const pick = <Key extends keyof ReviewGiven>(key: Key): ReviewGiven[Key] | null =>
    user[key] ?? found[key] ?? null;
  const pr = pick('pr');
  if (pr === null || !Number.isSafeInteger(pr) || pr < 1)
    throw new UserError(`expected the number of the pull request, got ${pr ?? 'nothing'}`);
  const title = pick('title') ?? `Pull request ${pr}`;
  return {
    repo: check('the repository as owner/name', /^[\w.-]+\/[\w.-]+$/, pick('repo') ?? usualRepo),
    pr,
    title,
    slug: pick('slug') ?? slugOf(title),
    branch: checkLine(pick('branch'), 'the branch'),
    base_sha: checkIf('the base as 7 to 64 hex digits', sha, pick('base_sha')),
    head_sha: checkIf('the head as 7 to 64 hex digits', sha, pick('head_sha')),
    verdict: checkVerdict(pick('verdict')),
    posted_url: checkIf(
      'the address of the posted review',
      /^https?:\/\/[^\s\p{Cc}]+$/u,
      pick('posted_url'),
    ),
    body,
  };
}

function check(what: string, pattern: RegExp, value: string | null): string {
  if (value !== null && pattern.test(value)) return value;
  throw new UserError(`expected ${what}, got ${value === null ? 'nothing' : `'${value}'`}`);
}

const checkIf = (what: string, pattern: RegExp, value: string | null): string | null =>
  value === null ? null : check(what, pattern, value);

function checkVerdict(value: string | null): ReviewVerdict {
  const verdict = verdicts.find((each) => each === value);
  if (verdict !== undefined) return verdict;
  const got = value === null ? 'nothing' : `'${value}'`;
  throw new UserError(`expected a verdict of ${verdicts.join(', ')}, got ${got}`);
}
