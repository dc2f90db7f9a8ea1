import { UserError } from '../../model/errors.ts';

/** A limit that a verdict is made by. */
export interface Threshold {
  /** As a plan's `thresholds` names it; ends with its unit. */
  readonly name: string;
  readonly doc: string;
  /** Null: not asked for unless the plan or the stack sets it. */
  readonly limit: number | null;
}

/** All limits with their defaults. A stack lays its own over them, a plan lays its own over those. */
export const thresholds: readonly Threshold[] = [
  {
    name: 'load_errors_percent',
    doc: 'share of the requests of a load run that may fail',
    limit: 0,
  },
  {
    name: 'load_least_tokens_percent',
    doc: 'share of the output tokens asked for that must come, in the mean of a run that ignores the end of text',
    limit: 90,
  },
  {
    name: 'load_ttft_p50_ms',
    doc: 'median time to the first token, at most',
    limit: null,
  },
  {
    name: 'load_ttft_p99_ms',
    doc: '99th percentile of the time to the first token, at most',
    limit: null,
  },
  {
    name: 'load_itl_p50_ms',
    doc: 'median time between tokens, at most',
    limit: null,
  },
  {
    name: 'load_itl_p99_ms',
    doc: '99th percentile of the time between tokens (mean of each request), at most',
    limit: null,
  },
  {
    name: 'load_latency_p50_ms',
    doc: 'median time of a whole request, at most',
    limit: null,
  },
  {
    name: 'load_latency_p99_ms',
    doc: '99th percentile of the time of a whole request, at most',
    limit: null,
  },
  {
    name: 'load_least_tokens_per_second',
    doc: 'output tokens per second of all streams together, at least',
    limit: null,
  },
  {
    name: 'load_least_requests_per_second',
    doc: 'requests per second, at least',
    limit: null,
  },
  {
    name: 'load_noise_percent',
    doc: 'range of the mean ITL and of the throughput over the counted runs, in per cent of their mean; beyond it nothing can be said of the figures',
    limit: 50,
  },
  {
    name: 'metrics_ttft_gap_ms',
    doc: "how much longer the client's time to the first token may be than the frontend's own",
    limit: 1000,
  },
  {
    name: 'metrics_ttft_least_percent',
    doc: "how much of the client's time to the first token the frontend's own must be, at least",
    limit: null,
  },
  {
    name: 'soak_memory_growth_percent',
    doc: 'how much the memory of a process may grow between the second and the last quarter of a soak',
    limit: 10,
  },
  {
    name: 'soak_fd_growth',
    doc: 'how many more file descriptors a process may hold in the last quarter of a soak than in the second',
    limit: 16,
  },
  {
    name: 'ab_slower_percent',
    doc: 'how much slower the head may be than the base: the whole 95 % interval must lie beyond it to fail',
    limit: 5,
  },
  {
    name: 'ab_noise_percent',
    doc: 'how much repeats of the same side may scatter; beyond it a comparison that shows no difference says nothing',
    limit: 25,
  },
];

/** Every limit by name; null where none was asked for. */
export type Limits = Readonly<Record<string, number | null>>;

/**
 * The limits that hold: the plan's over the stack's over the defaults.
 *
 * @throws UserError for a name that is not in the list, or a value that is no number of at least 0.
 */
export function limitsOf(...layers: readonly Readonly<Record<string, number>>[]): Limits {
  const limits: Record<string, number | null> = {};
  for (const { name, limit } of thresholds) limits[name] = limit;
  for (const layer of layers) {
    for (const [name, value] of Object.entries(layer)) {
      if (!Object.hasOwn(limits, name))
        throw new UserError(
          `unknown threshold ${JSON.stringify(name)}; expected one of ${Object.keys(limits).join(', ')}`,
        );
      if (!Number.isFinite(value) || value < 0)
        throw new UserError(`threshold ${name}: expected a number of at least 0`);
      limits[name] = value;
    }
  }
  return limits;
}
