import type { Target } from '../../../model/e2e-run.ts';
import type { LoadOrder } from '../types.ts';

/**
 * The arguments of `aiperf profile`. All flags are accepted by 0.10 and newer. Tokens are those that the server counts:
 * a stand-in tokenizer would count others than were generated. Its own scraping of servers and GPUs is off, ours is on.
 */
export function aiperfArguments(
  order: LoadOrder,
  target: Target,
  paths: { readonly artifacts: string; readonly tokenizer: string },
): readonly string[] {
  return [
    'profile',
    ...['--model', target.model],
    ...['--url', target.url],
    ...['--endpoint-type', 'chat'],
    '--streaming',
    ...['--concurrency', String(order.concurrency)],
    ...['--request-count', String(order.requests)],
    // 0 is refused by newer versions.
    ...(order.warmup > 0 ? ['--warmup-request-count', String(order.warmup)] : []),
    ...['--tokenizer', paths.tokenizer],
    '--use-server-token-count',
    ...['--prompt-input-tokens-mean', String(order.input_tokens)],
    ...['--prompt-output-tokens-mean', String(order.output_tokens)],
    ...(order.ignore_eos ? ['--extra-inputs', 'ignore_eos:true'] : []),
    ...['--random-seed', String(order.seed)],
    ...['--request-timeout-seconds', String(order.request_timeout_ms / 1000)],
    ...['--output-artifact-dir', paths.artifacts],
    ...['--ui-type', 'none'],
    '--no-gpu-telemetry',
    '--no-server-metrics',
  ];
}
