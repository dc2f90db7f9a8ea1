import { expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { failure, open, openFake } from './client.ts';
import {
  badGateway,
  type FaultKind,
  graphqlLimit,
  primaryLimit,
  secondaryLimit,
  tokens,
} from './fake/index.ts';

const passing: readonly [string, FaultKind][] = [
  ['502', badGateway(false)],
  ['a reset', { kind: 'reset', done: false }],
  ['half of an answer', { kind: 'cut' }],
  ['a secondary limit (403)', secondaryLimit(403, 2)],
  ['a secondary limit (429)', secondaryLimit(429, 2)],
  ['a bare 429', { kind: 'answer', status: 429, headers: { 'retry-after': '2' }, done: false }],
  ['a limit that ended by now', primaryLimit(1_000_000_000)],
];

it.each(passing)('reads again after %s', async (_, fault) => {
  const fake = await openFake();
  fake.plant({ path: /\/pulls\/7$/, fault });
  expect((await open(fake).github.pull(7)).title).toBe('Faster');
  expect(fake.requests).toHaveLength(2);
});

it.each([...passing, ['its own limit', graphqlLimit(1_000_000_000)] as const])(
  'asks GraphQL again after %s',
  async (_, fault) => {
    const fake = await openFake();
    fake.plant({ path: /\/graphql$/, fault });
    fake.addThread(7, { path: 'src/a.py', line: 2, comments: [{ author: 'other', body: 'a' }] });
    expect(await open(fake).github.threads(7)).toHaveLength(1);
  },
);

it('gives up after three tries, and says what was answered', async () => {
  const fake = await openFake();
  fake.plant({ path: /\/pulls\/7$/, times: 9, fault: badGateway(false) });
  expect((await failure(open(fake).github.pull(7))).message).toMatch(
    /^cannot read ai-dynamo\/dynamo#7: 127\.0\.0\.1:\d+ answers 502 again and again$/,
  );
  expect(fake.requests).toHaveLength(3);
});

it('waits no longer than it has patience, in all, and says when the limit ends', async () => {
  const fake = await openFake();
  fake.plant({ path: /\/pulls\/7$/, fault: primaryLimit(2_000_000_000) });
  const used = await failure(open(fake).github.pull(7));
  expect(used).toBeInstanceOf(UserError);
  expect(used.message).toMatch(/GitHub's rate limit is used up until 2033-05-18T03:33:20Z$/);
  fake.plant({ path: /\/pulls\/7$/, times: 4, fault: secondaryLimit(429, 40) });
  const { github, warnings } = open(fake);
  const twice = await failure(github.pull(7));
  expect(twice.message).toMatch(/GitHub wants fewer requests: try again in 40 s$/);
  expect(warnings).toEqual(["GitHub's secondary rate limit is reached: waiting 40 s"]);
});

it.each(['', '/api/v3'] as const)('says when the limit of GraphQL ends (%j)', async (prefix) => {
  const fake = await openFake({ prefix });
  fake.plant({ path: /\/graphql$/, fault: graphqlLimit(2_000_000_000) });
  expect((await failure(open(fake).github.threads(7))).message).toMatch(
    /^cannot read the threads of pull request 7: .* is used up until 2033-05-18T03:33:20Z$/,
  );
});

it('says what GraphQL has against it', async () => {
  const fake = await openFake();
  expect((await failure(open(fake).github.threads(9))).message).toBe(
    'GitHub refuses to read the threads of pull request 9: Could not resolve to a PullRequest with the number of 9.',
  );
});

it('does not wait after an interruption', async () => {
  const fake = await openFake();
  const controller = new AbortController();
  fake.plant({ path: /\/pulls\/7$/, fault: secondaryLimit(429, 50) });
  const { github, warnings } = open(fake, { signal: controller.signal, secondMs: 1000 });
  const asking = failure(github.pull(7));
  await expect.poll(() => warnings, { timeout: 60_000 }).toHaveLength(1);
  controller.abort();
  expect((await asking).message).toBe('cannot read ai-dynamo/dynamo#7: interrupted');
});

it('ends within its time limit', async () => {
  const fake = await openFake();
  fake.plant({ path: /\/pulls\/7$/, times: 9, fault: { kind: 'hang', done: false } });
  const slow = await failure(open(fake, { timeLimitMs: 300 }).github.pull(7));
  expect(slow.message).toMatch(/127\.0\.0\.1:\d+ did not answer within 0\.3 s$/);
  expect(fake.requests).toHaveLength(1);
});

const answers: readonly [number, string | null, RegExp][] = [
  [401, 'wrong', /GitHub does not accept the token of GITHUB_TOKEN \(Bad credentials\)/],
  [404, tokens.reviewer, /not found, or the token of GITHUB_TOKEN may not see it$/],
  [404, null, /not found, or not public \(no token was given\)$/],
];

it.each(answers)('says what %i means', async (status, as, message) => {
  const fake = await openFake();
  const number = status === 404 ? 9999 : 7;
  const error = await failure(open(fake, { as }).github.pull(number));
  expect(error).toBeInstanceOf(UserError);
  expect(error.message).toMatch(message);
  expect(fake.requests).toHaveLength(1);
});

it('keeps what a hostile server says on one printable line, and the token out of it', async () => {
  const fake = await openFake();
  const body = JSON.stringify({
    message: `\u001b[2J\u202eBad\n${tokens.reviewer}`,
    errors: [{ resource: 'Pull', field: 'x\u0007', code: 'invalid' }, 'y'.repeat(5000)],
  });
  const headers = { 'content-type': 'application/json' };
  fake.plant({ path: /pulls/, fault: { kind: 'answer', status: 422, headers, body, done: false } });
  const { message } = await failure(open(fake).github.pull(7));
  expect(message).toMatch(/\\u\{1b\}\[2J\\u\{202e\}Bad \[token\]: Pull x\\u\{7\} invalid, y+…$/);
  expect(message).not.toMatch(/\p{Cc}/u);
  expect(message.length).toBeLessThan(700);
});

it.each([
  ['a page of HTML', '<html>Sign in</html>'],
  ['JSON of something else', '{"number":7}'],
  ['a head that is no hash', '{"number":7,"title":"","base":{"ref":"m","sha":"--upload-pack=x"}}'],
])('takes no pull request from %s', async (_, body) => {
  const fake = await openFake();
  const headers = { 'content-type': 'application/json' };
  fake.plant({ path: /pulls/, fault: { kind: 'answer', status: 200, headers, body, done: false } });
  expect((await failure(open(fake).github.pull(7))).message).toMatch(/expected GitHub's API/);
});

it('brings the token to no other address, wherever links and redirects lead', async () => {
  const fake = await openFake();
  const other = await openFake();
  const there = `${other.url}/repos/ai-dynamo/dynamo/pulls/7/reviews`;
  const linked = { 'content-type': 'application/json', link: `<${there}>; rel="next"` };
  const fault: FaultKind = {
    kind: 'answer',
    status: 200,
    headers: linked,
    body: '[]',
    done: false,
  };
  fake.plant({ path: /\/reviews/, fault });
  const { github } = open(fake);
  expect((await failure(github.reviews(7))).message).toMatch(/: not followed$/);
  const moved = { kind: 'answer', status: 301, headers: { location: there }, done: false } as const;
  fake.plant({ path: /\/pulls\/7$/, fault: moved });
  expect((await failure(github.pull(7))).message).toMatch(/: not followed$/);
  expect(other.requests).toEqual([]);
});

it('follows a repository that was renamed', async () => {
  const fake = await openFake();
  const location = `${fake.url}/repos/ai-dynamo/dynamo/pulls/7`;
  const fault = { kind: 'answer', status: 301, headers: { location }, done: false } as const;
  fake.plant({ path: /\/pulls\/8$/, fault });
  expect((await open(fake).github.pull(8)).number).toBe(7);
});
