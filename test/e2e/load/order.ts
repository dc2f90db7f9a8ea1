import type { LoadOrder } from '../../../src/e2e/load/index.ts';

export function order(changes: Partial<LoadOrder> = {}): LoadOrder {
  return {
    id: 'run-1',
    requests: 20,
    concurrency: 4,
    warmup: 0,
    input_tokens: 16,
    output_tokens: 8,
    ignore_eos: true,
    seed: 1,
    request_timeout_ms: 60_000,
    timeout_ms: 120_000,
    ...changes,
  };
}
