import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/e2e/judge/index.ts';
import type { Check, CheckResult, NotRun } from '../../../src/model/e2e-verdict.ts';

const check = (id: string, result: CheckResult): Check => ({
  id,
  stage: 'probes',
  result,
  expected: 'a',
  observed: `saw ${id}`,
  evidence: [],
});
const left = (needed: boolean): NotRun => ({ what: 'load', why: 'interrupted', needed });
const verdictOf = (checks: readonly Check[], not_run: readonly NotRun[] = []) =>
  judge({ checks, not_run });

describe('the verdict', () => {
  it('fails with one failed check, whatever else was left open', () => {
    const { verdict, because } = verdictOf(
      [check('a', 'pass'), check('b', 'inconclusive'), check('c', 'fail'), check('d', 'fail')],
      [left(true)],
    );
    expect(verdict).toBe('fail');
    expect(because).toBe('c: saw c, and 1 more');
  });

  it('names the process that ended before what failed because of it', () => {
    expect(verdictOf([check('load.errors', 'fail'), check('process.worker', 'fail')]).because).toBe(
      'process.worker: saw process.worker, and 1 more',
    );
  });

  it('tells the cause that the wait for the stack has found', () => {
    const failed = [check('process.launch', 'fail'), check('ready.serves', 'fail')];
    expect(verdictOf(failed).because).toBe('ready.serves: saw ready.serves, and 1 more');
  });

  it('never passes what could not be told or was not done', () => {
    expect(verdictOf([check('a', 'pass'), check('b', 'inconclusive')])).toEqual({
      verdict: 'inconclusive',
      because: 'b: saw b',
    });
    expect(verdictOf([check('a', 'pass')], [left(true)])).toEqual({
      verdict: 'inconclusive',
      because: 'load was not done: interrupted',
    });
    expect(verdictOf([]).verdict).toBe('inconclusive');
    expect(verdictOf([check('a', 'known')]).verdict).toBe('inconclusive');
  });

  it('passes with known deviations and with what was left out by choice', () => {
    expect(verdictOf([check('a', 'pass'), check('b', 'known')], [left(false)])).toEqual({
      verdict: 'pass',
      because: '1 of 2 checks passed, 1 known deviation',
    });
  });
});
