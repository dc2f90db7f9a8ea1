import { describe, expect, it } from 'vitest';
import { checkLoad, type JudgedRun, limitsOf } from '../../../src/e2e/judge/index.ts';
import { around, judged } from './runs.ts';

const results = (runs: readonly JudgedRun[], changes: Record<string, number> = {}) =>
  Object.fromEntries(
    checkLoad(runs, limitsOf(changes)).checks.map(({ id, result }) => [id, result]),
  );
const observed = (runs: readonly JudgedRun[], id: string, changes: Record<string, number> = {}) =>
  checkLoad(runs, limitsOf(changes)).checks.find((check) => check.id === id)?.observed;

describe('the checks of a load', () => {
  it('pass when all requests were answered with all their tokens', () => {
    expect(results([judged({}, true), judged(), judged()])).toEqual({
      'load.errors': 'pass',
      'load.requests': 'pass',
      'load.tokens': 'pass',
      'load.noise': 'pass',
    });
  });

  it('fail for one failed request, even in the run that is dropped, and say why', () => {
    const bad = judged({ failed: 1, errors: [{ what: 'HTTP 500 \u001b[31mno', count: 1 }] }, true);
    expect(results([bad, judged()])['load.errors']).toBe('fail');
    expect(observed([bad, judged()], 'load.errors')).toBe(
      'run-1: 1 of 100 failed (1 x HTTP 500  [31mno)',
    );
    expect(results([bad], { load_errors_percent: 1 })['load.errors']).toBe('pass');
  });

  it('fail when nothing was sent or no run took place', () => {
    expect(results([judged({ requests: 0 })])['load.errors']).toBe('fail');
    expect(results([])['load.errors']).toBe('fail');
  });

  it('fail when requests are missing or the run was cancelled', () => {
    expect(results([judged({ requests: 99 })])['load.requests']).toBe('fail');
    expect(results([judged({ cancelled: true })])['load.requests']).toBe('fail');
    expect(observed([judged({ requests: 99, recomputed: true })], 'load.requests')).toBe(
      'run-1: 99 of 100, counted from the lines',
    );
  });

  it('take the noise of one driver only', () => {
    const other = { driver: 'aiperf 0.10.0', tokens_per_second: 400, itl_ms: around(40) };
    expect(results([judged({}, true), judged(other), judged()])).not.toHaveProperty('load.noise');
    const noise = results([judged(other), judged(), judged()])['load.noise'];
    expect(noise).toBe('pass');
  });

  it('let answers end by themselves where that was allowed', () => {
    const ended = judged({ output_tokens: 900 }, false, false);
    expect(results([ended])['load.tokens']).toBe('pass');
    expect(results([judged({ output_tokens: 0 }, false, false)])['load.tokens']).toBe('fail');
  });

  it('fail for success without tokens, or with too few', () => {
    expect(results([judged({ output_tokens: 0 })])['load.tokens']).toBe('fail');
    expect(results([judged({ output_tokens: 2000 })])['load.tokens']).toBe('fail');
    expect(
      results([judged({ output_tokens: 0 })], { load_least_tokens_percent: 0 })['load.tokens'],
    ).toBe('fail');
    expect(results([judged({ output_tokens: 3300 })])['load.tokens']).toBe('fail');
    expect(results([judged({ output_tokens: 2900 })])['load.tokens']).toBe('pass');
    expect(results([judged({ output_tokens: null })])['load.tokens']).toBe('inconclusive');
    expect(results([judged({ failed: 100 })])['load.tokens']).toBe('inconclusive');
  });

  it('hold the counted runs against the limits that were set, not the dropped one', () => {
    const runs = [
      judged({ ttft_ms: around(500) }, true),
      judged(),
      judged({ ttft_ms: around(60) }),
    ];
    expect(results(runs, { load_ttft_p50_ms: 56 })['load.ttft']).toBe('pass');
    expect(results(runs, { load_ttft_p50_ms: 54 })['load.ttft']).toBe('fail');
    expect(observed(runs, 'load.ttft', { load_ttft_p50_ms: 54 })).toBe('55 ms (50, 60)');
    expect(results(runs, { load_least_tokens_per_second: 1700 })['load.tokens-per-second']).toBe(
      'fail',
    );
    expect(results([judged({ itl_ms: null })], { load_itl_p50_ms: 5 })['load.itl']).toBe(
      'inconclusive',
    );
  });

  it('cannot say anything of figures that scatter too much', () => {
    const runs = [judged(), judged({ itl_ms: around(20) })];
    expect(results(runs)['load.noise']).toBe('inconclusive');
    expect(observed(runs, 'load.noise')).toContain('itl_avg_ms 66.67 %');
  });

  it('say that noise is not known from one run', () => {
    expect(checkLoad([judged({}, true), judged()], limitsOf()).not_run).toEqual([
      { what: 'load.noise', why: expect.stringContaining('two counted'), needed: false },
    ]);
  });
});

describe('limits', () => {
  it('are laid over one another, the last one holds', () => {
    expect(limitsOf({ load_ttft_p50_ms: 5 }, { load_ttft_p50_ms: 7 }).load_ttft_p50_ms).toBe(7);
    expect(limitsOf().load_ttft_p50_ms).toBeNull();
  });

  it('are refused when nobody knows them or they are no numbers', () => {
    expect(() => limitsOf({ load_tfft_p50_ms: 5 })).toThrow(/unknown threshold.*expected one of/);
    expect(() => limitsOf({ constructor: 5 })).toThrow(/unknown threshold/);
    expect(() => limitsOf({ load_ttft_p50_ms: -1 })).toThrow(/at least 0/);
    expect(() => limitsOf({ load_ttft_p50_ms: Number.NaN })).toThrow(/at least 0/);
  });
});
