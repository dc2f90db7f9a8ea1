/** Files of aiperf in the shape that 0.10.0 writes, made up by us. */
const metric = (unit: string, values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (q: number) => sorted[Math.round((sorted.length - 1) * q)] ?? 0;
  const avg = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  return { unit, avg, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1), min: at(0), std: 1 };
};

export function summaryJson(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    schema_version: '1.3',
    aiperf_version: '0.10.0',
    request_throughput: { unit: 'requests/sec', avg: 20 },
    request_latency: metric('ms', [200, 210, 220, 230]),
    request_count: { unit: 'requests', avg: 4 },
    time_to_first_token: metric('ms', [40, 50, 60, 70]),
    inter_token_latency: metric('ms', [5, 5.1, 5.2, 5.3]),
    output_token_throughput: { unit: 'tokens/sec', avg: 640 },
    total_output_tokens: { unit: 'tokens', avg: 128 },
    benchmark_duration: { unit: 'sec', avg: 0.2 },
    was_cancelled: false,
    error_summary: [],
    ...changes,
  };
}

export function lineJson(
  index: number,
  changes: { error?: unknown; tokens?: number | null } = {},
): string {
  const start = 1_795_227_703_948_538_000 + index * 50_000_000;
  const failed = changes.error !== undefined;
  return JSON.stringify({
    metadata: {
      session_num: index,
      request_start_ns: start,
      request_end_ns: start + 200_000_000,
      benchmark_phase: 'profiling',
      was_cancelled: false,
    },
    metrics: failed
      ? { error_isl: { value: 64, unit: 'tokens' } }
      : {
          time_to_first_token: { value: 40 + index, unit: 'ms' },
          inter_token_latency: { value: 5, unit: 'ms' },
          inter_chunk_latency: { value: [5, 5], unit: 'ms' },
          request_latency: { value: 200, unit: 'ms' },
          ...(changes.tokens === null
            ? {}
            : { output_sequence_length: { value: changes.tokens ?? 32, unit: 'tokens' } }),
        },
    ...(failed ? { error: changes.error } : {}),
  });
}

export const notReady = {
  code: 503,
  type: 'Service Unavailable',
  message: '{"message":"Service is not ready","type":"Service Unavailable","code":503}',
};

export const refused = {
  type: 'ClientConnectorError',
  message: 'ClientConnectorError(ConnectionRefusedError(111))',
};
