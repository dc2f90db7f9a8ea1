import type { Quantiles } from './e2e-verdict.ts';

/** Arithmetic mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Variance of a sample (divided by n - 1); NaN for fewer than two values. */
export function variance(values: readonly number[]): number {
  if (values.length < 2) return Number.NaN;
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}

/** A quantile (0..1) of values in rising order, straight between neighbours as numpy's `linear` and aiperf have it. */
function quantileOfSorted(sorted: readonly number[], quantile: number): number {
  const at = (sorted.length - 1) * quantile;
  const low = Math.floor(at);
  const below = sorted[low] ?? Number.NaN;
  const above = sorted[low + 1] ?? below;
  return below + (above - below) * (at - low);
}

/** Mean, quantiles and maximum of values in any order; null of nothing. */
export function quantilesOf(values: readonly number[]): Quantiles | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return {
    avg: mean(sorted),
    p50: quantileOfSorted(sorted, 0.5),
    p90: quantileOfSorted(sorted, 0.9),
    p99: quantileOfSorted(sorted, 0.99),
    max: sorted.at(-1)!,
  };
}
