import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readChecks } from '../../src/flows/checks.ts';
import type { RerunStore } from '../../src/flows/checks-record.ts';
import { openGitHub } from '../../src/github/index.ts';
import { type FakeGitHub, startFakeGitHub, tokens } from '../github/fake/index.ts';
import { folder } from './fixture.ts';

const sha = 'a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5f6a1b2';
const other = 'b1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5f6a1b2';
const logOf = (name: string): string => readFileSync(`${folder}${name}.log`, 'utf8');

/** What the state folder does, in memory: one at a time. */
function memory(): RerunStore & { readonly written: unknown[] } {
  const written: unknown[] = [];
  let last: Promise<unknown> = Promise.resolve();
  return {
    written,
    read: () => written.at(-1) ?? null,
    write: (_, document) => void written.push(JSON.parse(JSON.stringify(document))),
    locked: (act) => {
      const next = last.then(act, act);
      last = next;
      return next;
    },
  };
}

const open: FakeGitHub[] = [];
afterEach(async () => {
  for (const fake of open.splice(0)) await fake.close();
});

async function start(token: string | null = tokens.reviewer) {
  const fake = await startFakeGitHub();
  open.push(fake);
  fake.addPull({
    number: 412,
    base: { ref: 'main', sha: '0'.repeat(40) },
    head: { ref: 'fix', sha },
    files: [],
  });
  const github = openGitHub({
    apiUrl: fake.url,
    repo: 'ai-dynamo/dynamo',
    token: token === null ? null : { from: 'GITHUB_TOKEN', reveal: () => token },
    version: '0.0.0',
    warn: () => {},
  });
  const store = memory();
  const ask = (rerunFailed: boolean, more: { readonly store?: RerunStore | null } = {}) =>
    readChecks({ github, number: 412, rerunFailed, store, ...more });
  const reruns = () => fake.writes().filter(({ path }) => path.includes('rerun-failed-jobs'));
  const fail = (name: string, log: string | null, run_id: number, head = sha) =>
    fake.addCheckRun({ sha: head, name, conclusion: 'failure', run_id, log });
  return { fake, store, ask, reruns, fail };
}

/** The run failed in the same way once more. */
function failAgain(fake: FakeGitHub): void {
  for (const run of fake.state.checkRuns) {
    run.status = 'completed';
    run.conclusion = 'failure';
    run.log ??= fake.state.checkRuns[0]?.log ?? null;
  }
}

describe('readChecks', () => {
  it('says what failed, where, and whether it looks like the code', async () => {
    const { fake, ask, fail, reruns } = await start();
    fail('tests', logOf('code/pytest'), 1);
    fail('image', logOf('infrastructure/disk-full'), 2);
    fail('gone', null, 3);
    fake.addCheckRun({ sha, name: 'lint', run_id: 4 });
    fake.addStatus({ sha, context: 'another-ci', state: 'success' });
    fake.addCheckRun({ sha: other, name: 'old', conclusion: 'failure', run_id: 5 });
    const report = await ask(false);
    expect(report).toMatchObject({ state: 'failure', head_sha: sha, pr: 412, notes: [] });
    expect(report.counts).toEqual({ failure: 3, success: 2 });
    const kinds = report.checks.map(({ name, failure }) => [name, failure?.kind ?? null]);
    expect(Object.fromEntries(kinds)).toEqual({
      tests: 'code',
      image: 'infrastructure',
      gone: 'unknown',
      lint: null,
      'another-ci': null,
    });
    const tests = report.checks.find(({ name }) => name === 'tests');
    expect(tests?.failure?.lines.map(({ text }) => text)).toContain(
      'FAILED tests/serve/test_chat.py::test_streams - assert 11 == 12',
    );
    expect(report.reruns.map(({ run_id, rerun }) => [run_id, rerun])).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ]);
    expect(report.reruns[1]?.why).toContain('--rerun-failed would');
    expect(reruns()).toEqual([]);
  });

  it('has nothing to say of a head without checks', async () => {
    const { ask } = await start();
    expect(await ask(false)).toMatchObject({ state: 'none', checks: [], reruns: [], counts: {} });
  });

  it('reads at most 20 logs, and says so', async () => {
    const { fake, ask, fail } = await start();
    for (let at = 1; at <= 23; at++) fail(`job ${at}`, logOf('infrastructure/disk-full'), at);
    const report = await ask(false);
    expect(fake.requests.filter(({ path }) => path.endsWith('/logs'))).toHaveLength(20);
    expect(report.notes).toEqual([expect.stringContaining('3 of 23 logs')]);
    expect(report.checks.filter(({ failure }) => failure?.kind === 'unknown')).toHaveLength(3);
  });
});

describe('--rerun-failed', () => {
  it('starts only runs again whose failures all look like infrastructure', async () => {
    const { ask, fail, reruns } = await start();
    fail('image', logOf('infrastructure/disk-full'), 2);
    fail('gate', logOf('unknown/gate'), 2);
    fail('tests', logOf('code/pytest'), 3);
    fail('pull', logOf('infrastructure/pull-limit'), 3);
    fail('build', logOf('unknown/out-of-memory'), 4);
    const report = await ask(true);
    expect(report.reruns.map(({ run_id, rerun }) => [run_id, rerun])).toEqual([
      [2, true],
      [3, false],
      [4, false],
    ]);
    expect(reruns().map(({ path }) => path)).toEqual([
      '/repos/ai-dynamo/dynamo/actions/runs/2/rerun-failed-jobs',
    ]);
  });

  it('does so at most twice for a failure, however often it is asked', async () => {
    const { fake, ask, fail, reruns, store } = await start();
    fail('image', logOf('infrastructure/disk-full'), 2);
    for (let round = 0; round < 5; round++) {
      await ask(true);
      failAgain(fake);
    }
    expect(reruns()).toHaveLength(2);
    expect(store.written).toHaveLength(2);
    const [decision] = (await ask(true)).reruns;
    expect(decision).toMatchObject({ rerun: false, why: expect.stringContaining('2 times') });
  });

  it('also where its words differ each time and GitHub tells no attempt', async () => {
    const { fake, ask, reruns } = await start();
    for (let round = 0; round < 5; round++) {
      fake.state.runs.clear();
      fake.state.checkRuns.length = 0;
      fake.addCheckRun({
        ...{ sha, name: `image ${'abcde'[round]}`, conclusion: 'failure', run_id: 2 },
        log: logOf('infrastructure/disk-full'),
      });
      fake.state.runs.set(2, { attempt: 1, retryable: true });
      vi.setSystemTime(Date.now() + 300_000);
      await ask(true);
    }
    vi.useRealTimers();
    expect(reruns()).toHaveLength(2);
  });

  it('counts what others started again', async () => {
    const { fake, ask, fail, reruns } = await start();
    fail('image', logOf('infrastructure/disk-full'), 2);
    fake.state.runs.set(2, { attempt: 3, retryable: true });
    for (const run of fake.state.checkRuns) run.attempt = 3;
    expect((await ask(true)).reruns[0]).toMatchObject({ rerun: false });
    expect(reruns()).toEqual([]);
  });

  it('asks once when two do at the same time', async () => {
    const { ask, fail, reruns } = await start();
    fail('image', logOf('infrastructure/disk-full'), 2);
    await Promise.all([ask(true), ask(true)]);
    expect(reruns()).toHaveLength(1);
  });

  it.each([
    ['after it was done', true],
    ['before it was done', false],
  ])('does not ask again when the answer is lost %s', async (_, done) => {
    const { fake, ask, fail, reruns, store } = await start();
    fail('image', logOf('infrastructure/disk-full'), 2);
    fake.plant({ method: 'POST', path: /rerun/, fault: { kind: 'reset', done } });
    const [decision] = (await ask(true)).reruns;
    expect(decision?.rerun).toBe(done);
    expect(decision?.why).toContain(done ? 'the run goes on' : 'nobody can tell');
    expect(store.written).toHaveLength(1);
    // Nobody asks twice within minutes either.
    const [next] = (await ask(true)).reruns;
    expect(next?.rerun ?? false).toBe(false);
    expect(reruns()).toHaveLength(1);
  });

  it('forgets what GitHub refused, and says why', async () => {
    const { ask, fail, reruns, store } = await start(tokens.reader);
    fail('image', logOf('infrastructure/disk-full'), 2);
    const [decision] = (await ask(true)).reruns;
    expect(decision).toMatchObject({ rerun: false });
    expect(decision?.why).not.toBe('');
    expect(reruns()).toHaveLength(1);
    expect(store.written.at(-1)).toEqual([]);
  });

  it('needs a token', async () => {
    const { ask, fail, reruns } = await start(null);
    fail('image', logOf('infrastructure/disk-full'), 2);
    await expect(ask(true)).rejects.toThrow('--rerun-failed: expected a token');
    expect(reruns()).toEqual([]);
  });
});
