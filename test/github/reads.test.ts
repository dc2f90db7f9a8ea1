import { expect, it } from 'vitest';
import { head, open, openFake } from './client.ts';
import { tokens } from './fake/index.ts';

it('reads a pull request as GitHub has it', async () => {
  const fake = await openFake();
  expect(await open(fake).github.pull(7)).toEqual({
    repo: 'ai-dynamo/dynamo',
    number: 7,
    title: 'Faster',
    body: '',
    author: 'author',
    state: 'open',
    draft: false,
    url: 'https://github.com/ai-dynamo/dynamo/pull/7',
    base: { ref: 'main', sha: 'b'.repeat(40) },
    head: { ref: 'topic', sha: head, repo: 'ai-dynamo/dynamo' },
    changed_files: 1,
    additions: 3,
    deletions: 2,
    commits: 1,
    labels: ['ci'],
    updated_at: '2026-01-03T00:00:00Z',
    clone_url: 'https://github.com/ai-dynamo/dynamo.git',
  });
});

it('reads one that was merged and whose fork is gone', async () => {
  const fake = await openFake();
  fake.addPull({
    number: 8,
    state: 'merged',
    base: { ref: 'main', sha: 'b'.repeat(40) },
    head: { ref: 'gone', sha: head, repo: null },
    files: [],
  });
  const pull = await open(fake).github.pull(8);
  expect(pull).toMatchObject({ state: 'merged', head: { repo: null } });
});

it('reads without a token what is public, as nobody', async () => {
  const fake = await openFake();
  const { github } = open(fake, { as: null });
  await github.pull(7);
  await github.reviews(7);
  expect(await github.login()).toBeNull();
  expect(github.token_from).toBeNull();
  expect(fake.requests.map((one) => one.authorization)).toEqual([null, null]);
});

it("knows its own name, and none where the token is an app's", async () => {
  const fake = await openFake();
  expect(await open(fake).github.login()).toBe('reviewer');
  expect(await open(fake, { as: tokens.app }).github.login()).toBeNull();
});

it('follows the pages of reviews', async () => {
  const fake = await openFake({ maxPage: 2 });
  for (let id = 1; id <= 5; id += 1)
    fake.state.reviews.push({
      ...{ id, pull: 7, user: 'other', state: 'COMMENTED', body: `${id}`, commit_id: head },
      submitted_at: '2026-01-02T00:00:00Z',
    });
  const reviews = await open(fake).github.reviews(7);
  expect(reviews.map((one) => one.body)).toEqual(['1', '2', '3', '4', '5']);
});

it('reads threads with their state, page by page, and names bots as REST does', async () => {
  const fake = await openFake({ maxPage: 2 });
  const said = ['first', 'second', 'third'].map((body) => ({ author: 'other', body }));
  fake.addThread(7, { path: 'src/a.py', line: 2, comments: said });
  fake.addThread(7, {
    ...{ path: 'src/a.py', line: 3, resolved: true },
    comments: [{ author: 'bot[bot]', body: 'x' }],
  });
  fake.addThread(7, { path: 'src/a.py', line: null, comments: [{ author: null, body: 'y' }] });
  const threads = await open(fake).github.threads(7);
  expect(
    threads.map((one) => [one.line, one.resolved, one.outdated, one.comments.map((c) => c.author)]),
  ).toEqual([
    [2, false, false, ['other', 'other', 'other']],
    [3, true, false, ['bot[bot]']],
    [null, false, true, ['ghost']],
  ]);
  expect(threads[0]?.comments.map((one) => one.body)).toEqual(['first', 'second', 'third']);
});

it('reads threads by REST without a token: what is resolved stays unknown', async () => {
  const fake = await openFake({ maxPage: 2 });
  fake.addThread(7, {
    ...{ path: 'src/a.py', line: 2, resolved: true },
    comments: ['a', 'b', 'c'].map((body) => ({ author: 'other', body })),
  });
  expect(await open(fake, { as: null }).github.threads(7)).toMatchObject([
    {
      resolved: null,
      outdated: null,
      line: 2,
      comments: [{ body: 'a' }, { body: 'b' }, { body: 'c' }],
    },
  ]);
});

it('asks GraphQL of GitHub Enterprise at its own place', async () => {
  const fake = await openFake({ prefix: '/api/v3' });
  fake.addThread(7, { path: 'src/a.py', line: 2, comments: [{ author: 'other', body: 'a' }] });
  const { github } = open(fake);
  await github.pull(7);
  expect(await github.threads(7)).toHaveLength(1);
  expect(fake.requests.map((one) => one.path)).toEqual([
    '/api/v3/repos/ai-dynamo/dynamo/pulls/7',
    '/api/graphql',
  ]);
});

it("leaves the comments of one's own pending review out of the threads", async () => {
  const fake = await openFake();
  const { github } = open(fake);
  const comments = [{ path: 'src/a.py', line: 3, side: 'RIGHT' as const, body: 'here' }];
  await github.createReview(7, { commit_id: head, body: 'x', comments });
  expect(await github.threads(7)).toEqual([]);
});
