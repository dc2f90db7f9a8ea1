import { describe, expect, it } from 'vitest';
import { countChecks, decideReruns, stateOf } from '../../src/ci/index.ts';
import type { CheckReport } from '../../src/model/ci.ts';

type Failure = NonNullable<CheckReport['failure']>;

const check = (name: string, more: Partial<CheckReport> = {}): CheckReport => ({
  name,
  app: 'github-actions',
  status: 'completed',
  conclusion: 'success',
  url: 'https://github.com/o/r/actions/runs/7/job/8',
  run_id: 7,
  job_id: 8,
  attempt: 1,
  summary: '',
  failure: null,
  ...more,
});

const failed = (name: string, failure: Partial<Failure>, more: Partial<CheckReport> = {}) =>
  check(name, {
    conclusion: 'failure',
    failure: {
      kind: 'infrastructure',
      why: 'The disk of the runner is full.',
      lines: [],
      signature: name,
      reruns: 0,
      follows: false,
      ...failure,
    },
    ...more,
  });

const gate = failed('gate', { kind: 'unknown', follows: true, why: 'it follows' });

describe('a run of Actions', () => {
  it.each<[string, readonly CheckReport[], boolean, string]>([
    ['with one failure of the machine', [failed('a', {})], true, 'The disk'],
    ['with a gate that follows it', [failed('a', {}), gate, check('b')], true, 'The disk'],
    [
      'with a job that was cancelled then',
      [failed('a', {}), check('b', { conclusion: 'cancelled' })],
      true,
      'The disk',
    ],
    [
      'with a failure of the code too',
      [failed('a', {}), failed('b', { kind: 'code', why: 'A test.' })],
      false,
      "'b' looks like the code: A test.",
    ],
    [
      'with one that nobody knows',
      [failed('a', {}), failed('b', { kind: 'unknown', why: 'no' })],
      false,
      "'b' may be the code: no",
    ],
    ['with nothing but a gate', [gate], false, 'only jobs that look at others failed'],
    [
      'that still runs',
      [failed('a', {}), check('b', { status: 'queued', conclusion: null })],
      false,
      "'b' of the run has not ended",
    ],
    [
      'that was run again twice',
      [failed('a', { reruns: 2 })],
      false,
      "'a' was run again 2 times already",
    ],
    ['that was run again once', [failed('a', { reruns: 1 })], true, 'The disk'],
  ])('%s', (_, checks, rerun, why) => {
    const [decision, ...others] = decideReruns(checks);
    expect(others).toEqual([]);
    expect(decision).toMatchObject({ run_id: 7, rerun, why: expect.stringContaining(why) });
  });

  it('is decided by its own jobs alone', () => {
    const other = { run_id: 9 };
    const decisions = decideReruns([
      failed('a', {}),
      failed('b', { kind: 'code' }, other),
      failed('c', { kind: 'code' }, { run_id: null, job_id: null }),
    ]);
    expect(decisions.map(({ run_id, rerun, names }) => [run_id, rerun, names])).toEqual([
      [7, true, ['a']],
      [9, false, ['b']],
    ]);
  });
});

describe('checks together', () => {
  const queued = check('q', { status: 'queued', conclusion: null });
  const waiting = check('w', { conclusion: 'action_required' });
  it.each<[string, readonly CheckReport[], string]>([
    ['none', [], 'none'],
    ['all well', [check('a'), check('b', { conclusion: 'skipped' })], 'success'],
    ['one still to come', [check('a'), queued], 'pending'],
    ['one waits for an approval', [check('a'), waiting], 'pending'],
    ['one failed', [queued, failed('b', {})], 'failure'],
    ['one took too long', [check('a', { conclusion: 'timed_out' })], 'failure'],
    ['a status that is an error', [check('a', { conclusion: 'error', run_id: null })], 'failure'],
  ])('%s', (_, checks, state) => {
    expect(stateOf(checks)).toBe(state);
  });

  it('are counted by how they ended', () => {
    expect(countChecks([check('a'), check('b'), queued, failed('c', {})])).toEqual({
      failure: 1,
      queued: 1,
      success: 2,
    });
  });
});
