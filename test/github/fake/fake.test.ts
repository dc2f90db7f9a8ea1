import { expect, it, onTestFinished } from 'vitest';
import { badGateway, type FakeGitHub, filesOfPatch, startFakeGitHub, tokens } from './index.ts';

const patch = `diff --git a/src/a.py b/src/a.py
--- a/src/a.py
+++ b/src/a.py
@@ -1,3 +1,4 @@
 one
-two
+TWO
+two and a half
 three
`;

async function open(): Promise<FakeGitHub> {
  const fake = await startFakeGitHub();
  onTestFinished(fake.close);
  fake.addPull({
    number: 7,
    base: { ref: 'main', sha: 'b'.repeat(40) },
    head: { ref: 'topic', sha: 'a'.repeat(40) },
    files: filesOfPatch(patch),
  });
  return fake;
}

async function ask(
  fake: FakeGitHub,
  method: string,
  path: string,
  body?: unknown,
  token: string = tokens.reviewer,
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(`${fake.url}/repos/ai-dynamo/dynamo/pulls/7${path}`, {
    method,
    headers: { authorization: `token ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: await response.json().catch(() => null) };
}

const comment = (line: number, more: object = {}): object => ({
  path: 'src/a.py',
  line,
  side: 'RIGHT',
  body: 'fails',
  ...more,
});

it('reads the hunks of a patch', () => {
  expect(
    filesOfPatch(patch)[0]?.hunks[0]?.lines.map((one) => [one.kind, one.old, one.new]),
  ).toEqual([
    [' ', 1, 1],
    ['-', 2, null],
    ['+', null, 2],
    ['+', null, 3],
    [' ', 3, 4],
  ]);
});

it('takes a review whose event is left out as pending, shown to its author alone', async () => {
  const fake = await open();
  const made = await ask(fake, 'POST', '/reviews', { body: 'text', comments: [comment(3)] });
  expect(made).toMatchObject({
    status: 200,
    json: { state: 'PENDING', user: { login: 'reviewer' } },
  });
  expect((await ask(fake, 'GET', '/reviews')).json).toHaveLength(1);
  expect((await ask(fake, 'GET', '/reviews', undefined, tokens.reader)).json).toEqual([]);
  expect((await ask(fake, 'GET', '/comments')).json).toEqual([]);
});

it('refuses a second pending review, and every review of which one line is outside of the diff', async () => {
  const fake = await open();
  const outside = await ask(fake, 'POST', '/reviews', { comments: [comment(3), comment(9)] });
  expect(outside).toMatchObject({ status: 422, json: { errors: ['Line could not be resolved'] } });
  const range = await ask(fake, 'POST', '/reviews', { comments: [comment(3, { start_line: 3 })] });
  expect(range.status).toBe(422);
  expect(fake.state.reviews).toEqual([]);
  expect((await ask(fake, 'POST', '/reviews', {})).status).toBe(200);
  expect(await ask(fake, 'POST', '/reviews', {})).toMatchObject({
    status: 422,
    json: { errors: ['User can only have one pending review per pull request'] },
  });
});

it('submits with an event only, and deletes only what is pending', async () => {
  const fake = await open();
  await ask(fake, 'POST', '/reviews', { body: 'text', comments: [] });
  const path = `/reviews/${fake.state.reviews[0]?.id}`;
  expect((await ask(fake, 'POST', `${path}/events`, { event: '' })).status).toBe(422);
  expect((await ask(fake, 'POST', `${path}/events`, { event: 'SUBMIT' })).status).toBe(422);
  expect((await ask(fake, 'POST', `${path}/events`, { event: 'COMMENT' })).json).toMatchObject({
    state: 'COMMENTED',
  });
  expect((await ask(fake, 'DELETE', path)).status).toBe(422);
});

it('knows whose token it is', async () => {
  const fake = await open();
  expect((await ask(fake, 'POST', '/reviews', {}, tokens.reader)).status).toBe(403);
  expect((await ask(fake, 'GET', '/reviews', undefined, 'nobody')).status).toBe(401);
  const own = await ask(fake, 'POST', '/reviews', { body: 'x', event: 'APPROVE' }, tokens.author);
  expect(own).toMatchObject({ json: { errors: ['Can not approve your own pull request'] } });
});

it('answers 502 although the write was done', async () => {
  const fake = await open();
  fake.plant({ method: 'POST', path: /\/reviews$/, fault: badGateway(true) });
  expect((await ask(fake, 'POST', '/reviews', { body: 'text' })).status).toBe(502);
  expect(fake.state.reviews).toHaveLength(1);
  expect(fake.writes()).toHaveLength(1);
});
