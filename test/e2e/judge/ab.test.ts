import { describe, expect, it } from 'vitest';
import { checkSides, compareSides, limitsOf } from '../../../src/e2e/judge/index.ts';
import { around, summary } from './runs.ts';

const side = (ttfts: readonly number[], rates: readonly number[] = ttfts.map(() => 1000)) =>
  ttfts.map((ttft, index) =>
    summary({
      ttft_ms: around(ttft),
      itl_ms: around(10 + index * 0.01),
      tokens_per_second: rates[index] ?? null,
    }),
  );

const limits = limitsOf();
const find = <T extends { name?: string; id?: string }>(list: readonly T[], name: string): T =>
  list.find((entry) => entry.name === name || entry.id === name)!;

describe('a comparison of two sides', () => {
  it('says by how much the head is slower, with the interval, and fails', () => {
    const result = compareSides('main', 3, { base: side([50, 51, 49]), head: side([56, 57, 55]) });
    const ttft = find(result.metrics, 'ttft_p50_ms');
    expect(ttft.says).toMatch(/^head is slower by 12 % \(\d+(\.\d+)? to 1\d(\.\d+)?\)$/);
    const check = find(checkSides(result, limits, ['a']), 'ab.ttft-p50-ms');
    expect(check.result).toBe('fail');
    expect(check.observed).toContain('head is slower by 12 %');
    expect(find(checkSides(result, limits, []), 'ab.itl-avg-ms').result).toBe('pass');
  });

  it('says honestly above what it would have seen a difference', () => {
    const result = compareSides('main', 3, { base: side([50, 53, 47]), head: side([51, 49, 52]) });
    const says = find(result.metrics, 'ttft_p50_ms').says;
    const above = Number(/^no difference seen above (.+) %$/.exec(says)?.[1]);
    const { low_percent, high_percent } = find(result.metrics, 'ttft_p50_ms');
    expect(above).toBeCloseTo(Math.max(-low_percent, high_percent), 1);
    expect(find(checkSides(result, limits, []), 'ab.ttft-p50-ms').result).toBe('pass');
  });

  it('knows that a lower rate is worse, a shorter time better', () => {
    const result = compareSides('main', 3, {
      base: side([60, 61, 60], [1000, 1010, 990]),
      head: side([50, 51, 50], [700, 705, 695]),
    });
    expect(find(result.metrics, 'ttft_p50_ms').says).toMatch(/^head is faster by 1[67]/);
    expect(find(result.metrics, 'tokens_per_second').says).toMatch(/^head is lower by 30 %/);
    const checks = checkSides(result, limits, []);
    expect(find(checks, 'ab.ttft-p50-ms').result).toBe('pass');
    expect(find(checks, 'ab.tokens-per-second').result).toBe('fail');
  });

  it('tells the 90th percentile and does not judge by it', () => {
    const result = compareSides('main', 3, { base: side([50, 51, 49]), head: side([90, 91, 89]) });
    expect(find(result.metrics, 'ttft_p90_ms').says).toMatch(/slower by 80/);
    expect(checkSides(result, limits, []).map(({ id }) => id)).not.toContain('ab.ttft-p90-ms');
  });

  it('does not fail for a sure difference that is smaller than the limit', () => {
    const result = compareSides('main', 2, {
      base: side([50, 50.001]),
      head: side([51, 51.001]),
    });
    expect(find(result.metrics, 'ttft_p50_ms').says).toMatch(/slower by 2 %/);
    expect(find(checkSides(result, limits, []), 'ab.ttft-p50-ms').result).toBe('pass');
  });

  it('cannot tell when the sides themselves scatter too much', () => {
    const result = compareSides('main', 2, { base: side([50, 90]), head: side([60, 45]) });
    expect(find(checkSides(result, limits, []), 'ab.ttft-p50-ms').result).toBe('inconclusive');
  });

  it('leaves out a figure that a run lacks, and all of them with one round', () => {
    const base = [summary(), summary({ ttft_ms: null })];
    const result = compareSides('main', 2, { base, head: side([50, 50]) });
    expect(result.metrics.map(({ name }) => name)).not.toContain('ttft_p50_ms');
    expect(result.metrics.map(({ name }) => name)).toContain('latency_p50_ms');
    expect(compareSides('main', 1, { base: side([50]), head: side([50]) }).metrics).toEqual([]);
  });
});
