import { mean, variance } from '../../model/statistics.ts';

/** How two samples differ, in per cent of the first. */
export interface Difference {
  readonly base: number;
  readonly head: number;
  readonly percent: number;
  /** 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** Half of the interval around no difference at all: what repeats of one side scatter by. */
  readonly noise: number;
}

/** 97.5 % points of Student's t by degrees of freedom. */
const points: readonly (readonly [degrees: number, t: number])[] = [
  [1, 12.706],
  [2, 4.303],
  [3, 3.182],
  [4, 2.776],
  [5, 2.571],
  [6, 2.447],
  [7, 2.365],
  [8, 2.306],
  [10, 2.228],
  [12, 2.179],
  [15, 2.131],
  [20, 2.086],
  [30, 2.042],
  [60, 2.0],
  [120, 1.98],
  [Number.POSITIVE_INFINITY, 1.96],
];

/** The 97.5 % point of Student's t, straight in 1/degrees between the points of the table; never below 1 degree. */
export function studentT(degrees: number): number {
  const at = 1 / Math.max(1, degrees);
  for (let index = 1; index < points.length; index += 1) {
    const [lowDegrees, lowT] = points[index - 1]!;
    const [highDegrees, highT] = points[index]!;
    if (degrees > highDegrees) continue;
    const from = 1 / lowDegrees;
    const to = 1 / highDegrees;
    return highT + ((lowT - highT) * (at - to)) / (from - to);
  }
  return 1.96;
}

/**
 * The ratio of two means by Welch's t on logarithms: times and rates scatter in proportion to their size, and a ratio
 * needs no division of intervals. Null when a side has fewer than two values or one that is not above 0.
 */
export function differenceOf(base: readonly number[], head: readonly number[]): Difference | null {
  if (base.length < 2 || head.length < 2) return null;
  if (![...base, ...head].every((value) => value > 0 && Number.isFinite(value))) return null;
  const a = base.map(Math.log);
  const b = head.map(Math.log);
  const partA = variance(a) / a.length;
  const partB = variance(b) / b.length;
  const error = Math.sqrt(partA + partB);
  const degrees =
    error === 0
      ? Number.POSITIVE_INFINITY
      : (partA + partB) ** 2 / (partA ** 2 / (a.length - 1) + partB ** 2 / (b.length - 1));
  const half = studentT(degrees) * error;
  const middle = mean(b) - mean(a);
  return {
    base: Math.exp(mean(a)),
    head: Math.exp(mean(b)),
    percent: toPercent(middle),
    low: toPercent(middle - half),
    high: toPercent(middle + half),
    noise: toPercent(half),
  };
}

function toPercent(logarithm: number): number {
  return (Math.exp(logarithm) - 1) * 100;
}
