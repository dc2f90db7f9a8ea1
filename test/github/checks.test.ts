import { expect, it } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import { failure, head, open, openFake } from './client.ts';
import { badGateway, tokens } from './fake/index.ts';

it('reads check runs and statuses, page by page: the latest of each', async () => {
  const fake = await openFake({ maxPage: 2 });
  const test = { sha: head, name: 'test', run_id: 50, conclusion: 'failure', summary: 'red' };
  const { id } = fake.addCheckRun(test);
  fake.addCheckRun({ sha: head, name: 'build', run_id: 50, status: 'in_progress' });
  fake.addCheckRun({ sha: head, name: 'scan', conclusion: 'neutral' });
  fake.addCheckRun({ sha: 'c'.repeat(40), name: 'elsewhere' });
  fake.addStatus({ sha: head, context: 'ci/old', state: 'pending' });
  fake.addStatus({ sha: head, context: 'ci/old', state: 'error', description: 'no disk' });
  fake.addStatus({ sha: head, context: 'ci/new', state: 'pending' });
  const runs = await open(fake).github.checkRuns(head);
  expect(
    runs.map((run) => [run.name, run.app, run.status, run.conclusion, run.attempt, run.summary]),
  ).toEqual([
    ['test', 'github-actions', 'completed', 'failure', 1, 'red'],
    ['build', 'github-actions', 'in_progress', null, 1, ''],
    ['scan', 'another-ci', 'completed', 'neutral', null, ''],
    ['ci/new', 'status', 'in_progress', null, null, ''],
    ['ci/old', 'status', 'completed', 'error', null, 'no disk'],
  ]);
  expect(runs[0]).toMatchObject({ run_id: 50, job_id: id });
});

it('shows the new jobs and the next attempt after a re-run of what failed', async () => {
  const fake = await openFake();
  const { id } = fake.addCheckRun({ sha: head, name: 'test', run_id: 50, conclusion: 'failure' });
  fake.addCheckRun({ sha: head, name: 'fine', run_id: 50 });
  const { github } = open(fake);
  await github.rerunFailedJobs(50);
  const runs = await github.checkRuns(head);
  expect(runs.map((run) => [run.name, run.status])).toEqual([
    ['fine', 'completed'],
    ['test', 'queued'],
  ]);
  expect(runs[1]?.job_id).not.toBe(id);
  expect(fake.state.runs.get(50)?.attempt).toBe(2);
  expect((await failure(github.rerunFailedJobs(50))).message).toMatch(
    /has no failed jobs to retry/,
  );
  const reader = await failure(open(fake, { as: tokens.reader }).github.rerunFailedJobs(50));
  expect(reader.message).toMatch(/has no right to/);
});

it.each(['plain', 'content-encoding', 'file'] as const)(
  'reads a log that is sent as %s, from a store that sees no token',
  async (packed) => {
    const fake = await openFake();
    const log = '2026-01-02T00:00:00.0000000Z ##[error]Process completed with exit code 1.\n';
    const { id } = fake.addCheckRun({ sha: head, name: 'test', run_id: 50, log, packed });
    expect(await open(fake).github.jobLog(id)).toBe(log);
  },
);

it('keeps the end of a long log, from the start of a line', async () => {
  const fake = await openFake();
  const line = `${'é'.repeat(500)}\n`;
  const log = `${line.repeat(9000)}last\n`;
  const { id } = fake.addCheckRun({ sha: head, name: 'test', run_id: 50, log, packed: 'file' });
  const read = (await open(fake).github.jobLog(id)) ?? '';
  const bytes = Buffer.byteLength(read);
  expect(bytes).toBeLessThanOrEqual(4 * 2 ** 20);
  expect(bytes).toBeGreaterThan(4 * 2 ** 20 - Buffer.byteLength(line) - 1);
  expect(read).toBe(log.slice(-read.length));
  expect(read.startsWith('é'.repeat(500))).toBe(true);
});

it('has no log where GitHub has none any more, or gives it to nobody without a token', async () => {
  const fake = await openFake();
  const gone = fake.addCheckRun({ sha: head, name: 'test', run_id: 50, log: null });
  const there = fake.addCheckRun({ sha: head, name: 'fine', run_id: 50, log: 'x' });
  expect(await open(fake).github.jobLog(gone.id)).toBeNull();
  expect(await open(fake).github.jobLog(999)).toBeNull();
  expect(await open(fake, { as: null }).github.jobLog(there.id)).toBeNull();
});

it('says in one line when the store of logs fails or leads to a place without https', async () => {
  const fake = await openFake();
  const { id } = fake.addCheckRun({ sha: head, name: 'test', run_id: 50, log: 'x' });
  const { github } = open(fake);
  fake.plant({ path: /^\/logs\//, fault: badGateway(false) });
  const sick = await failure(github.jobLog(id));
  expect(sick).toBeInstanceOf(UserError);
  expect(sick.message).toBe('cannot read the log of a job: its store answers 502');
  const headers = { location: 'http://logs.example.com/1' };
  fake.plant({
    path: /\/actions\/jobs\/\d+\/logs$/,
    fault: { kind: 'answer', status: 302, headers, done: false },
  });
  expect((await failure(github.jobLog(id))).message).toMatch(/its address has no https$/);
  fake.plant({ path: /^\/logs\//, fault: { kind: 'reset', done: false } });
  expect((await failure(github.jobLog(id))).message).toMatch(/the connection broke$/);
});
