import type { Check, LoadSummary, Quantiles } from '../../model/e2e-verdict.ts';
import { mean } from '../../model/statistics.ts';
import { figures } from './figures.ts';
import { check, short } from './load-check.ts';
import type { Limits } from './thresholds.ts';

const quantileLimits: readonly {
  readonly id: string;
  readonly limit: string;
  readonly of: (run: LoadSummary) => Quantiles | null;
  readonly at: keyof Quantiles;
}[] = [
  { id: 'load.ttft', limit: 'load_ttft_p50_ms', of: (run) => run.ttft_ms, at: 'p50' },
  { id: 'load.ttft-p99', limit: 'load_ttft_p99_ms', of: (run) => run.ttft_ms, at: 'p99' },
  { id: 'load.itl', limit: 'load_itl_p50_ms', of: (run) => run.itl_ms, at: 'p50' },
  { id: 'load.itl-p99', limit: 'load_itl_p99_ms', of: (run) => run.itl_ms, at: 'p99' },
  { id: 'load.latency', limit: 'load_latency_p50_ms', of: (run) => run.latency_ms, at: 'p50' },
  { id: 'load.latency-p99', limit: 'load_latency_p99_ms', of: (run) => run.latency_ms, at: 'p99' },
];

const rateLimits = [
  { id: 'load.tokens-per-second', limit: 'load_least_tokens_per_second', of: 'tokens_per_second' },
  {
    id: 'load.requests-per-second',
    limit: 'load_least_requests_per_second',
    of: 'requests_per_second',
  },
] as const;

/** A check for each limit on times and rates that was set. */
export function timesOf(
  counted: readonly LoadSummary[],
  limits: Limits,
  evidence: readonly string[],
): readonly Check[] {
  const times = quantileLimits.flatMap(({ id, limit, of, at }) => {
    const most = limits[limit] ?? null;
    if (most === null) return [];
    const values = counted.map((run) => of(run)?.[at] ?? null);
    return [
      judge(id, values, (value) => value <= most, `${at} at most ${most} ms`, 'ms', evidence),
    ];
  });
  const rates = rateLimits.flatMap(({ id, limit, of }) => {
    const least = limits[limit] ?? null;
    if (least === null) return [];
    const values = counted.map((run) => run[of]);
    return [judge(id, values, (value) => value >= least, `at least ${least} /s`, '/s', evidence)];
  });
  return [...times, ...rates];
}

/** Judged by the mean over the counted runs; each of them is told. */
function judge(
  id: string,
  values: readonly (number | null)[],
  good: (value: number) => boolean,
  expected: string,
  unit: string,
  evidence: readonly string[],
): Check {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return check(id, 'inconclusive', expected, 'not measured', evidence);
  const seen = mean(known);
  return check(
    id,
    good(seen) ? 'pass' : 'fail',
    expected,
    `${short(seen)} ${unit}${known.length > 1 ? ` (${known.map(short).join(', ')})` : ''}`,
    evidence,
  );
}

/** Null when fewer than two counted runs measured anything. */
export function noiseOf(
  counted: readonly LoadSummary[],
  limits: Limits,
  evidence: readonly string[],
): Check | null {
  const limit = limits.load_noise_percent ?? Number.POSITIVE_INFINITY;
  const ranges = figures
    .filter(({ name }) => name === 'itl_avg_ms' || name === 'tokens_per_second')
    .flatMap(({ name, of }) => {
      const values = counted.map(of).filter((value) => value !== null);
      if (values.length < 2) return [];
      const percent = ((Math.max(...values) - Math.min(...values)) / mean(values)) * 100;
      return [{ name, percent }];
    });
  if (ranges.length === 0) return null;
  return check(
    'load.noise',
    ranges.every(({ percent }) => percent <= limit) ? 'pass' : 'inconclusive',
    `counted runs differ by at most ${limit} %`,
    ranges.map(({ name, percent }) => `${name} ${short(percent)} %`).join(', '),
    evidence,
  );
}
