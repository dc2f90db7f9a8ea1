import { UserError } from '../model/errors.ts';
import type { ReviewEvent } from '../model/github.ts';
import type { LeftOut, PlannedComment, ReviewPlan } from '../model/review.ts';

type Fields = Readonly<Record<string, unknown>>;
type Reader<T> = (value: unknown, name: string) => T;

/**
 * A plan that was read from review.json, which its user may have edited. UserError that names the field and what was
 * expected there; a field that is not known is an error too: it would not be sent.
 */
export function readPlan(data: unknown): ReviewPlan {
  const plan = fields(data, 'the plan');
  only(plan, planFields, '');
  if (plan.schema !== 'dyn-audit/review@1') throw expected('schema', '"dyn-audit/review@1"');
  return {
    schema: plan.schema,
    repo: text(plan.repo, 'repo'),
    pr: whole(plan.pr, 'pr'),
    base_sha: sha(plan.base_sha, 'base_sha'),
    head_sha: sha(plan.head_sha, 'head_sha'),
    event: oneOf(events)(plan.event, 'event'),
    body: text(plan.body, 'body'),
    comments: list(readComment)(plan.comments, 'comments'),
    outside_diff: list(readOutside)(plan.outside_diff, 'outside_diff'),
    left_out: list(readLeftOut)(plan.left_out, 'left_out'),
    redactions: list(readRedaction)(plan.redactions, 'redactions'),
    clean: flag(plan.clean, 'clean'),
    post_clean: flag(plan.post_clean, 'post_clean'),
    notes: list(text)(plan.notes, 'notes'),
    payload_sha256: text(plan.payload_sha256, 'payload_sha256'),
  };
}

const planFields = [
  'schema',
  'repo',
  'pr',
  'base_sha',
  'head_sha',
  'event',
  'body',
  'comments',
  'outside_diff',
  'left_out',
  'redactions',
  'clean',
  'post_clean',
  'notes',
  'payload_sha256',
];
const commentFields = ['path', 'line', 'side', 'start_line', 'start_side', 'body', 'fingerprint'];
const events: readonly ReviewEvent[] = ['COMMENT', 'APPROVE', 'REQUEST_CHANGES'];
const sides = ['LEFT', 'RIGHT'] as const;

function readComment(data: unknown, name: string): PlannedComment {
  const comment = fields(data, name);
  only(comment, commentFields, `${name}.`);
  return {
    path: text(comment.path, `${name}.path`),
    line: whole(comment.line, `${name}.line`),
    side: oneOf(sides)(comment.side, `${name}.side`),
    ...(comment.start_line === undefined
      ? {}
      : { start_line: whole(comment.start_line, `${name}.start_line`) }),
    ...(comment.start_side === undefined
      ? {}
      : { start_side: oneOf(sides)(comment.start_side, `${name}.start_side`) }),
    body: text(comment.body, `${name}.body`),
    fingerprint: fingerprint(comment.fingerprint, `${name}.fingerprint`),
  };
}

function readOutside(data: unknown, name: string): ReviewPlan['outside_diff'][number] {
  const outside = fields(data, name);
  return {
    fingerprint: text(outside.fingerprint, `${name}.fingerprint`),
    path: nullOr(text)(outside.path, `${name}.path`),
    line: nullOr(whole)(outside.line, `${name}.line`),
    why: text(outside.why, `${name}.why`),
  };
}

function readLeftOut(data: unknown, name: string): LeftOut {
  const left = fields(data, name);
  return {
    fingerprint: text(left.fingerprint, `${name}.fingerprint`),
    title: text(left.title, `${name}.title`),
    why: oneOf(['open', 'resolved', 'declined', 'cap'] as const)(left.why, `${name}.why`),
    url: nullOr(text)(left.url, `${name}.url`),
  };
}

function readRedaction(data: unknown, name: string): ReviewPlan['redactions'][number] {
  const redaction = fields(data, name);
  return {
    where: text(redaction.where, `${name}.where`),
    rule: text(redaction.rule, `${name}.rule`),
    count: whole(redaction.count, `${name}.count`),
  };
}

const expected = (name: string, what: string): UserError =>
  new UserError(`review.json: expected ${what} in ${name}`);

function fields(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw expected(name, 'an object');
  return Object.fromEntries(Object.entries(value));
}

function only(given: Fields, names: readonly string[], where: string): void {
  const foreign = Object.keys(given).find((name) => !names.includes(name));
  if (foreign === undefined) return;
  throw new UserError(
    `review.json: expected only known fields, got ${JSON.stringify(`${where}${foreign}`)}`,
  );
}

const text: Reader<string> = (value, name) => {
  if (typeof value !== 'string') throw expected(name, 'a text');
  return value;
};

const flag: Reader<boolean> = (value, name) => {
  if (typeof value !== 'boolean') throw expected(name, 'true or false');
  return value;
};

const whole: Reader<number> = (value, name) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
    throw expected(name, 'a whole number above 0');
  return value;
};

const sha: Reader<string> = (value, name) => {
  if (typeof value !== 'string' || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value))
    throw expected(name, 'the full id of a commit');
  return value;
};

/** One, or several with commas where one comment holds several findings. */
const fingerprint: Reader<string> = (value, name) => {
  if (
    typeof value !== 'string' ||
    !/^[0-9A-Za-z_-]{1,64}(?:,[0-9A-Za-z_-]{1,64}){0,20}$/.test(value)
  )
    throw expected(name, 'the fingerprint of a finding');
  return value;
};

const list =
  <T>(read: Reader<T>): Reader<readonly T[]> =>
  (value, name) => {
    if (!Array.isArray(value)) throw expected(name, 'a list');
    return value.map((each: unknown, at) => read(each, `${name}[${at}]`));
  };

const nullOr =
  <T>(read: Reader<T>): Reader<T | null> =>
  (value, name) =>
    value === null ? null : read(value, name);

const oneOf =
  <T extends string>(words: readonly T[]): Reader<T> =>
  (value, name) => {
    const found = words.find((word) => word === value);
    if (found === undefined) throw expected(name, `one of ${words.join(', ')}`);
    return found;
  };
