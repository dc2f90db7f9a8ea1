import type { JudgedRun } from '../../../src/e2e/judge/index.ts';
import type { LoadSummary, Quantiles } from '../../../src/model/e2e-verdict.ts';

export const around = (middle: number): Quantiles => ({
  avg: middle,
  p50: middle,
  p90: middle * 1.2,
  p99: middle * 1.5,
  max: middle * 2,
});

/** A run in which all went well. */
export function summary(changes: Partial<LoadSummary> = {}): LoadSummary {
  return {
    id: 'run-1',
    driver: 'built-in',
    requests: 100,
    failed: 0,
    cancelled: false,
    recomputed: false,
    seconds: 2,
    ttft_ms: around(50),
    itl_ms: around(10),
    latency_ms: around(360),
    output_tokens: 3200,
    tokens_per_second: 1600,
    requests_per_second: 50,
    errors: [],
    ...changes,
  };
}

export function judged(
  changes: Partial<LoadSummary> = {},
  dropped = false,
  ignore_eos = true,
): JudgedRun {
  return {
    summary: summary(changes),
    dropped,
    asked: { requests: 100, output_tokens: 32, ignore_eos },
    evidence: ['load/run-1.jsonl'],
  };
}
