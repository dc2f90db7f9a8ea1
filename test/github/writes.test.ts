import { expect, it } from 'vitest';
import { Unclear } from '../../src/github/index.ts';
import { UserError } from '../../src/model/errors.ts';
import { failure, open, openFake, review } from './client.ts';
import {
  badGateway,
  type FaultKind,
  primaryLimit,
  secondaryLimit,
  startFakeGitHub,
  tokens,
} from './fake/index.ts';

it('creates a pending review, reads it back, submits it', async () => {
  const fake = await openFake();
  const { github } = open(fake);
  const made = await github.createReview(7, review);
  expect(made).toMatchObject({ user: 'reviewer', state: 'PENDING', commit_id: review.commit_id });
  expect(await github.reviewComments(7, made.id)).toEqual([
    { path: 'src/a.py', body: 'here', line: 3, start_line: null, side: 'RIGHT' },
  ]);
  const sent = await github.submitReview(7, made.id, { event: 'COMMENT', body: review.body });
  expect(sent).toMatchObject({ id: made.id, state: 'COMMENTED' });
  expect(fake.writes().map((one) => one.path.replace(/.*\/7/, ''))).toEqual([
    '/reviews',
    `/reviews/${made.id}/events`,
  ]);
});

it('sends nothing but what GitHub knows: no event, and of a comment only its own fields', async () => {
  const fake = await openFake();
  const comment = { ...review.comments[0], fingerprint: 'f'.repeat(16) };
  await open(fake).github.createReview(7, { ...review, comments: [comment] });
  expect(fake.writes()[0]?.body).toEqual(review);
});

it('finds line and side of a comment where the list has neither', async () => {
  const fake = await openFake({ bareReviewComments: true });
  const { github } = open(fake);
  const at = (line: number, side: 'LEFT' | 'RIGHT') => ({
    path: 'src/a.py',
    line,
    side,
    body: 'x',
  });
  const places = [at(3, 'RIGHT'), at(2, 'LEFT'), at(22, 'RIGHT'), at(1, 'RIGHT')];
  const { id } = await github.createReview(7, { ...review, comments: places });
  const found = await github.reviewComments(7, id);
  expect(found.map(({ line, side }) => ({ line, side }))).toEqual(
    places.map(({ line, side }) => ({ line, side })),
  );
});

it('deletes a pending review', async () => {
  const fake = await openFake();
  const { github } = open(fake);
  const { id } = await github.createReview(7, review);
  await github.deletePending(7, id);
  expect(fake.state.reviews).toEqual([]);
  expect((await failure(github.deletePending(7, id))).message).toMatch(/not found/);
});

const unclear: readonly [string, FaultKind, done: boolean][] = [
  ['502 after it was done', badGateway(true), true],
  ['502 before it was done', badGateway(false), false],
  ['a connection reset after it was done', { kind: 'reset', done: true }, true],
  ['a connection reset before it was done', { kind: 'reset', done: false }, false],
  ['half of an answer', { kind: 'cut' }, true],
  ['no answer in time', { kind: 'hang', done: true }, true],
  ['a page that is no JSON', { kind: 'answer', status: 200, body: '<html>', done: true }, true],
];

it.each(unclear)('does not know after %s, and sends it once', async (_, fault, done) => {
  const fake = await openFake();
  fake.plant({ method: 'POST', path: /\/reviews$/, times: 9, fault });
  const { github } = open(fake, { timeLimitMs: fault.kind === 'hang' ? 300 : 30_000 });
  const error = await failure(github.createReview(7, review));
  expect(error).toBeInstanceOf(Unclear);
  expect(error.message).toMatch(/^nobody can tell whether GitHub did create the review of [^\n]+$/);
  expect(fake.writes()).toHaveLength(1);
  expect(fake.state.reviews).toHaveLength(done ? 1 : 0);
});

it('does not know after an interruption', async () => {
  const fake = await openFake();
  fake.plant({ method: 'POST', path: /\/reviews$/, fault: { kind: 'hang', done: true } });
  const controller = new AbortController();
  const sending = failure(open(fake, { signal: controller.signal }).github.createReview(7, review));
  await expect.poll(() => fake.state.reviews, { timeout: 60_000 }).toHaveLength(1);
  controller.abort();
  expect(await sending).toBeInstanceOf(Unclear);
});

const limits: readonly [string, FaultKind][] = [
  ['used up', primaryLimit(2_000_000_000)],
  ['secondary', secondaryLimit(403, 1)],
  ['429', secondaryLimit(429, 1)],
];

it.each(limits)('refuses and does not wait: limit %s', async (_, fault) => {
  const fake = await openFake();
  fake.plant({ method: 'POST', path: /\/reviews$/, fault });
  const error = await failure(open(fake).github.createReview(7, review));
  expect(error).toBeInstanceOf(UserError);
  expect(fake.writes()).toHaveLength(1);
});

it('knows that nothing was sent where no connection was made', async () => {
  const fake = await startFakeGitHub();
  await fake.close();
  const { github } = open(fake);
  const error = await failure(github.createReview(7, review));
  expect(error).toBeInstanceOf(UserError);
  expect(error.message).toMatch(/no connection to 127.0.0.1:\d+ \(ECONNREFUSED\)$/);
});

it('sends nothing without a token, nothing to another address, nothing too long', async () => {
  const fake = await openFake();
  const without = await failure(open(fake, { as: null }).github.createReview(7, review));
  expect(without.message).toMatch(/without a token; give one with --token-file or GITHUB_TOKEN$/);
  const long = { ...review, body: 'x'.repeat(65_537) };
  const tooLong = await failure(open(fake).github.createReview(7, long));
  expect(tooLong.message).toMatch(/a text has 65537 characters, GitHub takes 65536$/);
  expect(fake.writes()).toEqual([]);
  const location = `${fake.url}/repositories/1/pulls/7/reviews`;
  fake.plant({
    method: 'POST',
    path: /\/reviews$/,
    fault: { kind: 'answer', status: 307, headers: { location }, done: false },
  });
  const moved = await failure(open(fake).github.createReview(7, review));
  expect(moved).toBeInstanceOf(UserError);
  expect(moved.message).toMatch(/moved to .*expected the repository's present name$/);
  expect(fake.writes()).toHaveLength(1);
});

it('says what GitHub has against it, in one line', async () => {
  const fake = await openFake();
  const { github } = open(fake);
  const off = { ...review, comments: [{ ...review.comments[0], line: 12 }] };
  expect((await failure(github.createReview(7, off))).message).toBe(
    'GitHub refuses to create the review of ai-dynamo/dynamo#7: 422 (Unprocessable Entity: Line could not be resolved)',
  );
  await github.createReview(7, review);
  expect((await failure(github.createReview(7, review))).message).toMatch(
    /User can only have one pending review per pull request\)$/,
  );
  const reader = await failure(open(fake, { as: tokens.reader }).github.createReview(7, review));
  expect(reader.message).toBe(
    'cannot create the review of ai-dynamo/dynamo#7: the token of GITHUB_TOKEN has no right to (Resource not accessible by personal access token); reviews need "Pull requests: write", re-runs "Actions: write"',
  );
});
