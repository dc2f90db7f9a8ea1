import { buckets } from './buckets.ts';
import type { Registry } from './registry.ts';

/** The families of Dynamo's frontend that a simulator can fill, with Dynamo's names and words. */
export function makeFamilies({ counter, gauge, histogram }: Registry) {
  const name = (rest: string): string => `dynamo_frontend_${rest}`;
  return {
    requests: counter(name('requests_total'), 'Total number of LLM requests processed'),
    started: counter(
      name('requests_started_total'),
      'Total number of LLM requests accepted by the frontend handler',
    ),
    active: gauge(
      name('active_requests'),
      'Number of requests currently being handled by the frontend, from HTTP handler entry to response completion',
    ),
    inflight: gauge(name('inflight_requests'), 'Number of inflight requests'),
    queued: gauge(name('queued_requests'), 'Number of requests in HTTP processing queue'),
    disconnected: gauge(name('disconnected_clients'), 'Number of disconnected clients'),
    cancellations: counter(
      name('model_cancellation_total'),
      'Total number of request cancellations',
    ),
    outputTokens: counter(
      name('output_tokens_total'),
      'Total number of output tokens generated (updates in real-time)',
    ),
    duration: histogram(
      name('request_duration_seconds'),
      'Duration of LLM requests',
      buckets.duration,
    ),
    timeToFirstToken: histogram(
      name('time_to_first_token_seconds'),
      'Time to first token in seconds',
      buckets.timeToFirstToken,
    ),
    interTokenLatency: histogram(
      name('inter_token_latency_seconds'),
      'Inter-token latency in seconds',
      buckets.interTokenLatency,
    ),
    inputSequence: histogram(
      name('input_sequence_tokens'),
      'Input sequence length in tokens',
      buckets.inputTokens,
    ),
    outputSequence: histogram(
      name('output_sequence_tokens'),
      'Output sequence length in tokens',
      buckets.outputTokens,
    ),
    ready: gauge(
      name('model_ready'),
      'Whether the frontend can route at least one inference request for the model (1 = ready, 0 = not ready)',
    ),
    context: gauge(
      name('model_context_length'),
      'Maximum context length in tokens for a worker serving the model',
    ),
    blockSize: gauge(
      name('model_kv_cache_block_size'),
      'KV cache block size in tokens for a worker serving the model',
    ),
    totalBlocks: gauge(
      name('model_total_kv_blocks'),
      'Total KV cache blocks available for a worker serving the model',
    ),
    migrationLimit: gauge(
      name('model_migration_limit'),
      'Maximum number of request migrations allowed for the model',
    ),
  };
}
