import type { LoadSummary } from '../../model/e2e-verdict.ts';

/** A figure of a load run that runs and sides are compared by. */
export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | '/s';
  /** Which way is worse. */
  readonly better: 'less' | 'more';
  /** False: told, but not judged, since it scatters too much from few requests. */
  readonly judged: boolean;
  readonly of: (run: LoadSummary) => number | null;
}

/** The figures of a load that are compared. Not p99 of all: of 100 requests it is nearly the maximum. */
export const figures: readonly Figure[] = [
  {
    name: 'ttft_p50_ms',
    unit: 'ms',
    better: 'less',
    judged: true,
    of: (run) => run.ttft_ms?.p50 ?? null,
  },
  {
    name: 'ttft_p90_ms',
    unit: 'ms',
    better: 'less',
    judged: false,
    of: (run) => run.ttft_ms?.p90 ?? null,
  },
  {
    name: 'itl_avg_ms',
    unit: 'ms',
    better: 'less',
    judged: true,
    of: (run) => run.itl_ms?.avg ?? null,
  },
  {
    name: 'latency_p50_ms',
    unit: 'ms',
    better: 'less',
    judged: true,
    of: (run) => run.latency_ms?.p50 ?? null,
  },
  {
    name: 'tokens_per_second',
    unit: '/s',
    better: 'more',
    judged: true,
    of: (run) => run.tokens_per_second,
  },
  {
    name: 'requests_per_second',
    unit: '/s',
    better: 'more',
    judged: true,
    of: (run) => run.requests_per_second,
  },
];
