import type { Page } from './parse.ts';

/**
 * Gauges that count requests in flight or waiting: all must be back at 0 once nothing is sent any more. Names of the
 * frontend and worker from Dynamo's lib/runtime/src/metrics/prometheus_names.rs, of engines from their pages.
 */
const inFlightGauges: readonly string[] = [
  'dynamo_frontend_active_requests',
  'dynamo_frontend_inflight_requests',
  'dynamo_frontend_queued_requests',
  'dynamo_frontend_stage_requests',
  'dynamo_component_inflight_requests',
  'dynamo_request_plane_inflight_requests',
  'dynamo_work_handler_pool_active_tasks',
  'dynamo_work_handler_queue_depth',
  'sglang:num_running_reqs',
  'sglang:num_queue_reqs',
  'vllm:num_requests_running',
  'vllm:num_requests_waiting',
];

/** The gauges of requests in flight that are not 0, such as `dynamo_frontend_active_requests 2`. */
export function stillInFlight(page: Page): readonly string[] {
  return inFlightGauges.flatMap((name) =>
    (page.samples.get(name) ?? [])
      .filter((sample) => sample.value !== 0)
      .map((sample) => `${name} ${sample.value}`),
  );
}

/** Whether a page tells of requests in flight at all: one that does not proves nothing. */
export const tellsInFlight = (page: Page): boolean =>
  inFlightGauges.some((name) => page.samples.has(name));
