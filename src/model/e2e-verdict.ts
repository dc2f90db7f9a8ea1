import type { StageName } from './e2e-plan.ts';

/**
 * `known`: differs from what was expected in the way that a stack is known to. `inconclusive`: could not be told.
 */
export type CheckResult = 'pass' | 'fail' | 'known' | 'inconclusive';

/** One question to the run and its answer. */
export interface Check {
  /** Stable, dotted, lower case: `probe.chat`, `load.errors`, `metrics.requests-counted`. */
  readonly id: string;
  readonly stage: StageName;
  readonly result: CheckResult;
  readonly expected: string;
  /** What was seen, in a line; text of the code under test is already printable and cut. */
  readonly observed: string;
  /** Files below the run folder. */
  readonly evidence: readonly string[];
  /** Where a known deviation was described: met by a check that is `known`, gone where one passes. Absent otherwise. */
  readonly source?: string;
}

/** Something that the plan asked for and that did not happen. */
export interface NotRun {
  readonly what: string;
  readonly why: string;
  /** False where the user left it out by choice (--skip, no GPU asked for): the verdict does not suffer. */
  readonly needed: boolean;
  /** The stage that said so; the runner fills it in. */
  readonly stage?: StageName;
}

export type VerdictWord = 'pass' | 'fail' | 'inconclusive';

export interface StageTiming {
  readonly stage: StageName;
  readonly started_ms: number;
  readonly elapsed_ms: number;
  /** `failed`: the run could not go on after it. `kept`: finished by an earlier attempt. */
  readonly outcome: 'done' | 'failed' | 'kept' | 'not-run';
}

/** `dyn-audit/verdict@1`. */
export interface Verdict {
  readonly schema: 'dyn-audit/verdict@1';
  readonly run: string;
  readonly stack: string;
  readonly verdict: VerdictWord;
  /** One line: why. */
  readonly because: string;
  readonly checks: readonly Check[];
  readonly not_run: readonly NotRun[];
  readonly environment: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly timings: {
    readonly started_at: string;
    readonly elapsed_ms: number;
    /** What passed outside of every stage. */
    readonly between_stages_ms: number;
    /** Processor time of the tool itself, all its threads together. */
    readonly own_cpu_ms: number;
    readonly stages: readonly StageTiming[];
  };
  /** Load of each run, for `compare`. */
  readonly load: readonly LoadSummary[];
  readonly ab: AbResult | null;
}

/** What a load run measured; times in milliseconds. Null: not measured, or no request succeeded. */
export interface LoadSummary {
  readonly id: string;
  /** `aiperf 0.10.0`, or `built-in` for our own driver. */
  readonly driver: string;
  readonly requests: number;
  readonly failed: number;
  readonly cancelled: boolean;
  /** Whether the figures were worked out from the lines because the summary was not there or not whole. */
  readonly recomputed: boolean;
  readonly seconds: number | null;
  readonly ttft_ms: Quantiles | null;
  readonly itl_ms: Quantiles | null;
  readonly latency_ms: Quantiles | null;
  readonly output_tokens: number | null;
  readonly tokens_per_second: number | null;
  readonly requests_per_second: number | null;
  readonly errors: readonly { readonly what: string; readonly count: number }[];
}

export interface Quantiles {
  readonly avg: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** A comparison of two sides, for each metric: their means and the difference with its 95 % interval, in per cent. */
export interface AbResult {
  readonly base: string;
  readonly rounds: number;
  readonly metrics: readonly {
    readonly name: string;
    readonly base: number;
    readonly head: number;
    readonly difference_percent: number;
    readonly low_percent: number;
    readonly high_percent: number;
    /** Smallest difference that these runs could have shown, from runs of the same side. */
    readonly noise_percent: number;
    readonly says: string;
  }[];
}
