import { describe, expect, it } from 'vitest';
import { differenceOf, studentT } from '../../../src/e2e/judge/index.ts';

/** Deterministic numbers in (0, 1). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(next() || 1e-9)) * Math.cos(2 * Math.PI * next());
}

const sample = (next: () => number, count: number, middle: number, scatter: number): number[] =>
  Array.from({ length: count }, () => middle * Math.exp(scatter * normal(next)));

describe("Student's t", () => {
  it('is as printed in tables, and between them', () => {
    expect(studentT(1)).toBeCloseTo(12.706, 3);
    expect(studentT(4)).toBeCloseTo(2.776, 3);
    expect(studentT(9)).toBeCloseTo(2.262, 2);
    expect(studentT(2.5)).toBeGreaterThan(studentT(3));
    expect(studentT(25)).toBeCloseTo(2.06, 2);
    expect(studentT(1e9)).toBeCloseTo(1.96, 3);
    expect(studentT(Number.POSITIVE_INFINITY)).toBeCloseTo(1.96, 3);
    expect(studentT(0.3)).toBeCloseTo(12.706, 3);
  });
});

describe('the difference of two sides', () => {
  it('needs two values above 0 on each', () => {
    expect(differenceOf([1], [1, 2])).toBeNull();
    expect(differenceOf([1, 0], [1, 2])).toBeNull();
    expect(differenceOf([1, 1], [1, Number.NaN])).toBeNull();
  });

  it('is in per cent of the base', () => {
    const same = differenceOf([10, 10], [12, 12])!;
    expect(same.percent).toBeCloseTo(20);
    expect(same.low).toBeCloseTo(20);
    expect(same.noise).toBe(0);
    const back = differenceOf([12, 12, 12], [10, 10, 10])!;
    expect(back.percent).toBeCloseTo(-16.67, 1);
  });

  it('holds the truth in about 95 of 100 intervals', () => {
    const next = random(7);
    let held = 0;
    for (let round = 0; round < 2000; round += 1) {
      const found = differenceOf(sample(next, 4, 50, 0.06), sample(next, 5, 55, 0.09))!;
      if (found.low <= 10 && found.high >= 10) held += 1;
    }
    expect(held / 2000).toBeGreaterThan(0.93);
    expect(held / 2000).toBeLessThan(0.98);
  });

  it('tells what repeats scatter by', () => {
    const next = random(3);
    const found = differenceOf(sample(next, 50, 50, 0.05), sample(next, 50, 50, 0.05))!;
    expect(found.noise).toBeGreaterThan(1.2);
    expect(found.noise).toBeLessThan(3);
  });
});
