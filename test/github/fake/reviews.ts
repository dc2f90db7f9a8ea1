import { listOf, notFound, noWrite, ok, paged, refuse, textOf, unprocessable } from './reply.ts';
import { maxBody, type Placed, placeComment } from './rules.ts';
import { commentShape, reviewShape } from './shapes.ts';
import type { Ask, FakePull, FakeReview, Reply } from './types.ts';

const states = { COMMENT: 'COMMENTED', APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED' };
type Event = keyof typeof states;
const isEvent = (word: string): word is Event => Object.hasOwn(states, word);

/** A pending review is shown to its author alone. */
const visible = (ask: Ask, review: FakeReview): boolean =>
  review.state !== 'PENDING' || review.user === ask.user?.login;

export const listReviews = (ask: Ask, pull: FakePull): Reply =>
  paged(
    ask,
    ask.state.reviews.filter((one) => one.pull === pull.number && visible(ask, one)),
    (page) => page.map((one) => reviewShape(ask, one)),
  );

export function createReview(ask: Ask, pull: FakePull): Reply {
  const refused = noWrite(ask);
  if (refused || !ask.user) return refused ?? notFound;
  const user = ask.user.login;
  const event = textOf(ask.body, 'event') ?? '';
  const body = textOf(ask.body, 'body') ?? '';
  const commit = textOf(ask.body, 'commit_id') ?? pull.head.sha;
  const wrong = eventError(event, body, user, pull);
  if (wrong) return wrong;
  if (ask.state.reviews.some((one) => isPending(one, pull, user)))
    return unprocessable('User can only have one pending review per pull request');
  const files = pull.files.get(commit);
  if (!files) return unprocessable('Commit could not be resolved');
  const placed = listOf(ask.body, 'comments').map((one) => placeComment(files, one));
  const errors = placed.filter((one) => typeof one === 'string');
  if (errors.length > 0) return unprocessable(...new Set(errors));
  const review: FakeReview = {
    id: ask.state.nextId++,
    pull: pull.number,
    user,
    state: isEvent(event) ? toState(event) : 'PENDING',
    body,
    commit_id: commit,
    submitted_at: isEvent(event) ? new Date().toISOString() : null,
  };
  ask.state.reviews.push(review);
  for (const one of placed) if (typeof one !== 'string') addComment(ask, review, one);
  return ok(reviewShape(ask, review));
}

const toState = (event: Event): FakeReview['state'] =>
  event === 'COMMENT' ? 'COMMENTED' : event === 'APPROVE' ? 'APPROVED' : 'CHANGES_REQUESTED';

const isPending = (review: FakeReview, pull: FakePull, user: string): boolean =>
  review.pull === pull.number && review.user === user && review.state === 'PENDING';

function eventError(event: string, body: string, user: string, pull: FakePull): Reply | null {
  if (body.length > maxBody)
    return unprocessable(`Body is too long (maximum is ${maxBody} characters)`);
  if (event === '') return null;
  if (!isEvent(event)) return refuse(422, 'Invalid request.\n\nNo subschema in "anyOf" matched.');
  if (event !== 'APPROVE' && body.trim() === '') return unprocessable("Body can't be blank");
  if (user !== pull.author || event === 'COMMENT') return null;
  const what = event === 'APPROVE' ? 'approve' : 'request changes on';
  return unprocessable(`Can not ${what} your own pull request`);
}

function addComment(ask: Ask, review: FakeReview, placed: Placed): void {
  const comments = ask.state.comments.get(review.pull) ?? [];
  ask.state.comments.set(review.pull, comments);
  comments.push({
    ...placed,
    id: ask.state.nextId++,
    review: review.id,
    author: review.user,
    original_line: placed.line,
    in_reply_to_id: null,
    commit_id: review.commit_id,
    resolved: false,
  });
}

/** The routes below `/reviews/{id}`. */
export function oneReview(ask: Ask, pull: FakePull, id: number, rest: string): Reply {
  const review = ask.state.reviews.find((one) => one.pull === pull.number && one.id === id);
  if (!review || !visible(ask, review)) return notFound;
  const route = `${ask.method} ${rest}`;
  if (route === 'GET ') return ok(reviewShape(ask, review));
  if (route === 'GET /comments') return listComments(ask, pull, review);
  const refused = noWrite(ask);
  if (refused) return refused;
  if (route === 'DELETE ') return remove(ask, pull, review);
  if (route === 'POST /events') return submit(ask, pull, review);
  return notFound;
}

const listComments = (ask: Ask, pull: FakePull, review: FakeReview): Reply =>
  paged(
    ask,
    (ask.state.comments.get(pull.number) ?? []).filter((one) => one.review === review.id),
    (page) =>
      page.map((one) => commentShape(ask, pull.number, one, ask.options.bareReviewComments)),
  );

function remove(ask: Ask, pull: FakePull, review: FakeReview): Reply {
  if (review.state !== 'PENDING')
    return unprocessable('Can not delete a non-pending pull request review');
  ask.state.reviews.splice(ask.state.reviews.indexOf(review), 1);
  const comments = ask.state.comments.get(pull.number) ?? [];
  ask.state.comments.set(
    pull.number,
    comments.filter((one) => one.review !== review.id),
  );
  return ok(reviewShape(ask, review));
}

function submit(ask: Ask, pull: FakePull, review: FakeReview): Reply {
  const event = textOf(ask.body, 'event') ?? '';
  const body = textOf(ask.body, 'body') ?? review.body;
  if (event === '') return unprocessable("Event can't be blank");
  if (review.state !== 'PENDING')
    return unprocessable('Can not submit a review that is not pending');
  const wrong = eventError(event, body, review.user, pull);
  if (wrong) return wrong;
  if (isEvent(event)) review.state = toState(event);
  review.body = body;
  review.submitted_at = new Date().toISOString();
  return ok(reviewShape(ask, review));
}

/** All comments on the diff that the caller may see. */
export const listPullComments = (ask: Ask, pull: FakePull): Reply =>
  paged(ask, visibleComments(ask, pull, false), (page) =>
    page.map((one) => commentShape(ask, pull.number, one, false)),
  );

/**
 * Comments of a pending review are nobody's business but its author's. GraphQL shows them to that author, the list of
 * REST to nobody.
 */
export const visibleComments = (ask: Ask, pull: FakePull, withOwn: boolean) =>
  (ask.state.comments.get(pull.number) ?? []).filter((comment) => {
    const review = ask.state.reviews.find((one) => one.id === comment.review);
    return review?.state !== 'PENDING' || (withOwn && review.user === ask.user?.login);
  });
