import type { LoadSummary, Quantiles } from '../../../model/e2e-verdict.ts';
import { oneLine } from '../../../model/one-line.ts';
import { dig, isRecord, listOf, numberOf, parseJson, textOf } from '../../client/index.ts';

/** What `profile_export_aiperf.json` says. */
export interface AiperfExport {
  readonly version: string | null;
  readonly summary: Omit<LoadSummary, 'id' | 'driver' | 'recomputed'>;
}

const inMilliseconds: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  sec: 1000,
  s: 1000,
};

/**
 * Reads the summary of a run: flat as since October 2025, or inside `records` as before. Null when the text is no whole
 * JSON, or has no count of requests: such a file says nothing, whatever else it holds.
 */
export function readExport(text: string): AiperfExport | null {
  const json = parseJson(text);
  const old = dig(json, 'records');
  const metrics = isRecord(old) ? old : json;
  const value = (name: string): number | null => numberOf(dig(metrics, name, 'avg'));
  const good = value('request_count');
  if (good === null) return null;
  // Only there when a request failed; in a file that is whole its absence means none did.
  const failed = value('error_request_count') ?? 0;
  const duration = value('benchmark_duration');
  const scale = inMilliseconds[textOf(dig(metrics, 'benchmark_duration', 'unit')) ?? 'sec'] ?? 1000;
  return {
    version: textOf(dig(json, 'aiperf_version')),
    summary: {
      requests: good + failed,
      failed,
      cancelled: dig(json, 'was_cancelled') === true,
      seconds: duration === null ? null : (duration * scale) / 1000,
      ttft_ms: quantiles(dig(metrics, 'time_to_first_token')),
      itl_ms: quantiles(dig(metrics, 'inter_token_latency')),
      latency_ms: quantiles(dig(metrics, 'request_latency')),
      output_tokens: value('total_output_tokens') ?? value('total_osl'),
      tokens_per_second: value('output_token_throughput'),
      requests_per_second: value('request_throughput'),
      errors: readErrors(dig(json, 'error_summary')),
    },
  };
}

function quantiles(metric: unknown): Quantiles | null {
  const scale = inMilliseconds[textOf(dig(metric, 'unit')) ?? ''];
  if (scale === undefined) return null;
  const at = (name: string): number => (numberOf(dig(metric, name)) ?? Number.NaN) * scale;
  const found = { avg: at('avg'), p50: at('p50'), p90: at('p90'), p99: at('p99'), max: at('max') };
  return Object.values(found).every(Number.isFinite) ? found : null;
}

function readErrors(summary: unknown): LoadSummary['errors'] {
  return listOf(summary).map((entry) => ({
    what: sayError(dig(entry, 'error_details')),
    count: numberOf(dig(entry, 'count')) ?? 0,
  }));
}

/** An error of aiperf in a line: `HTTP 503: Service is not ready`. One without a code never reached the server. */
export function sayError(error: unknown): string {
  const code = numberOf(dig(error, 'code'));
  const message = textOf(dig(error, 'message')) ?? '';
  const inner = textOf(dig(parseJson(message), 'message')) ?? message;
  const type = textOf(dig(error, 'type')) ?? 'unknown error';
  return oneLine(`${code === null ? type : `HTTP ${code}`}: ${inner === '' ? type : inner}`);
}
