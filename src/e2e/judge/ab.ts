import type { AbResult, Check, LoadSummary } from '../../model/e2e-verdict.ts';
import { type Difference, differenceOf } from './difference.ts';
import { type Figure, figures } from './figures.ts';
import type { Limits } from './thresholds.ts';

/** The counted load runs of both sides. */
export interface Sides {
  readonly base: readonly LoadSummary[];
  readonly head: readonly LoadSummary[];
}

/**
 * What a comparison of two sides says, figure by figure. A figure that was not measured in every run of both sides, or
 * in fewer than two of each, is left out.
 */
export function compareSides(base: string, rounds: number, sides: Sides): AbResult {
  const metrics = figures.flatMap((figure) => {
    const difference = differenceOf(valuesOf(sides.base, figure), valuesOf(sides.head, figure));
    if (!difference) return [];
    return [
      {
        name: figure.name,
        base: round(difference.base),
        head: round(difference.head),
        difference_percent: round(difference.percent),
        low_percent: round(difference.low),
        high_percent: round(difference.high),
        noise_percent: round(difference.noise),
        says: inWords(figure, difference),
      },
    ];
  });
  return { base, rounds, metrics };
}

/** Empty when a run lacks the figure: what is left would be a sample of the runs that went well. */
function valuesOf(runs: readonly LoadSummary[], figure: Figure): readonly number[] {
  const values = runs.map(figure.of).filter((value) => value !== null);
  return values.length === runs.length ? values : [];
}

function inWords(figure: Figure, { percent, low, high }: Difference): string {
  if (low <= 0 && high >= 0)
    return `no difference seen above ${short(Math.max(Math.abs(low), Math.abs(high)))} %`;
  const more = percent > 0;
  const worse = more === (figure.better === 'less');
  const [from, to] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b);
  const word =
    figure.better === 'less' ? (worse ? 'slower' : 'faster') : worse ? 'lower' : 'higher';
  return `head is ${word} by ${short(Math.abs(percent))} % (${short(from!)} to ${short(to!)})`;
}

/** One check for each figure that is judged: fails when the whole interval lies beyond `ab_slower_percent` on the bad side. */
export function checkSides(result: AbResult, limits: Limits, evidence: readonly string[]): Check[] {
  const limit = limits.ab_slower_percent ?? 0;
  const noisy = limits.ab_noise_percent ?? Number.POSITIVE_INFINITY;
  return result.metrics.flatMap((metric) => {
    const figure = figures.find(({ name }) => name === metric.name);
    if (!figure?.judged) return [];
    // A rate that falls by x % is a time that grows by more: both are judged as the time would be.
    const least = figure.better === 'less' ? metric.low_percent : slowdown(metric.high_percent);
    const result = least > limit ? 'fail' : metric.noise_percent > noisy ? 'inconclusive' : 'pass';
    const check: Check = {
      id: `ab.${metric.name.replaceAll('_', '-')}`,
      stage: 'ab',
      result,
      expected: `head at most ${short(limit)} % slower than base`,
      observed: `${metric.says}; base ${short(metric.base)}, head ${short(metric.head)}, noise ${short(metric.noise_percent)} %`,
      evidence,
    };
    return [check];
  });
}

function slowdown(ratePercent: number): number {
  return (1 / (1 + ratePercent / 100) - 1) * 100;
}

function round(value: number): number {
  return Number(value.toPrecision(5));
}

function short(value: number): string {
  return String(Number(value.toPrecision(value >= 100 ? 4 : 3)));
}
