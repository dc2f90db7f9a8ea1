import { now } from '../clock.ts';
import type { Instance } from '../discovery/record.ts';
import { buckets } from './buckets.ts';
import { openRegistry } from './registry.ts';

/** What a worker counts of one request. */
export interface Handled {
  readonly sent: (bytes: number) => void;
  readonly finished: () => void;
  readonly cancelled: () => void;
}

export interface WorkerMetrics {
  readonly begin: (bytes: number) => Handled;
  readonly active: () => number;
  readonly page: () => string;
}

const totalBlocks = 1000;

/** Dynamo's families of a worker; those of an engine are not there, since there is none. */
export function openWorkerMetrics(instance: Instance): WorkerMetrics {
  const registry = openRegistry({
    dynamo_namespace: instance.namespace,
    dynamo_component: instance.component,
    dynamo_endpoint: instance.endpoint,
    worker_id: instance.id,
  });
  const model = { model: instance.model, model_name: instance.model };
  const { counter, gauge, histogram } = registry;
  const name = (rest: string): string => `dynamo_component_${rest}`;
  const requests = counter(
    name('requests_total'),
    'Total number of requests processed by work handler',
  ).of();
  const errors = counter(name('errors_total'), 'Total number of errors in work handler processing');
  const cancellations = counter(
    name('cancellation_total'),
    'Total number of requests cancelled by work handler',
  ).of();
  const received = counter(
    name('request_bytes_total'),
    'Total number of bytes received in requests by work handler',
  ).of();
  const answered = counter(
    name('response_bytes_total'),
    'Total number of bytes sent in responses by work handler',
  ).of();
  const inflight = gauge(
    name('inflight_requests'),
    'Number of requests currently being processed by work handler',
  ).of();
  const duration = histogram(
    name('request_duration_seconds'),
    'Time spent processing requests by work handler',
    buckets.handler,
  ).of();
  const uptime = gauge(
    name('uptime_seconds'),
    'Total uptime of the DistributedRuntime in seconds',
  ).of();
  const perRank = { ...model, dp_rank: '0' };
  const usage = gauge(
    name('gpu_cache_usage_percent'),
    'GPU cache usage as a percentage (0.0-1.0).',
  ).of(perRank);
  gauge(name('total_blocks'), 'Total number of KV cache blocks available on the worker.')
    .of(perRank)
    .set(totalBlocks);
  gauge(name('model_load_time_seconds'), 'Time engine.start() took to return.').of(model).set(0);

  const started = now();
  let active = 0;
  registry.before(() => {
    uptime.set((now() - started) / 1000);
    inflight.set(active);
    usage.set(Math.min(1, active / totalBlocks));
  });

  return {
    active: () => active,
    page: registry.page,
    begin: (bytes) => {
      const from = now();
      requests.add();
      received.add(bytes);
      active += 1;
      const end = (): void => {
        active -= 1;
        duration.observe((now() - from) / 1000);
      };
      return {
        sent: (size) => answered.add(size),
        finished: end,
        cancelled: () => {
          cancellations.add();
          // Dynamo counts what could not be handed over as an error too, a cancelled request included.
          errors.of({ error_type: 'publish_response' }).add();
          end();
        },
      };
    },
  };
}
