import { dig, isRecord, numberOf, parseJson } from '../../client/index.ts';
import type { RequestRecord } from '../types.ts';
import { sayError } from './export.ts';

/**
 * Reads `profile_export.jsonl`, one line for each request; a warm-up request has none. A last line that was cut off is
 * left out.
 */
export function readLines(text: string): readonly RequestRecord[] {
  return text.split('\n').flatMap((line) => {
    const json = line === '' ? undefined : parseJson(line);
    if (dig(json, 'metadata', 'benchmark_phase') === 'warmup') return [];
    const record = readRecord(json);
    return record ? [record] : [];
  });
}

function readRecord(json: unknown): RequestRecord | null {
  const start = numberOf(dig(json, 'metadata', 'request_start_ns'));
  const end = numberOf(dig(json, 'metadata', 'request_end_ns'));
  if (start === null || end === null) return null;
  const value = (name: string): number | null => numberOf(dig(json, 'metrics', name, 'value'));
  const error = dig(json, 'error');
  const failed = isRecord(error);
  const tokens = value('output_sequence_length') ?? value('usage_completion_tokens');
  return {
    started_ms: start / 1e6,
    latency_ms: value('request_latency') ?? (end - start) / 1e6,
    ttft_ms: value('time_to_first_token'),
    itl_ms: value('inter_token_latency'),
    output_tokens: tokens,
    http: failed ? (numberOf(dig(error, 'code')) ?? 0) : 200,
    error: failed ? sayError(error) : tokens === 0 ? 'an answer without tokens' : null,
    cancelled: dig(json, 'metadata', 'was_cancelled') === true,
  };
}
