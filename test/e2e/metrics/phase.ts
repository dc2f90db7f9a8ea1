import { checkMetrics, readFacts } from '../../../src/e2e/metrics/index.ts';
import type { Phase, Sent } from '../../../src/model/e2e-run.ts';
import type { LoadSummary } from '../../../src/model/e2e-verdict.ts';
import { runFolder } from '../folder.ts';

export const chat = (status: Sent['status'], http: number, count: number): Sent => ({
  endpoint: 'chat_completions',
  request_type: 'stream',
  status,
  http,
  count,
});

export interface Pages {
  readonly success?: number;
  readonly error?: number;
  readonly started?: number;
  readonly tokens?: number;
  readonly active?: number;
  readonly worker?: number;
  readonly workerErrors?: number;
  readonly uptime?: number;
  readonly ttft?: number;
  readonly more?: string;
}

const frontendPage = (pages: Pages) => {
  const { success = 0, error = 0, tokens = 0, active = 0, ttft = 0.02, more = '' } = pages;
  const kind = 'endpoint="chat_completions",model="m",request_type="stream"';
  return `dynamo_frontend_requests_total{${kind},error_type="",status="success"} ${success}
dynamo_frontend_requests_total{${kind},error_type="internal",status="error"} ${error}
dynamo_frontend_requests_started_total{${kind}} ${pages.started ?? success + error}
dynamo_frontend_active_requests{model="m"} ${active}
dynamo_frontend_output_tokens_total{model="m"} ${tokens}
dynamo_frontend_time_to_first_token_seconds_bucket{model="m",le="+Inf"} ${success}
dynamo_frontend_time_to_first_token_seconds_sum{model="m"} ${success * ttft}
dynamo_frontend_time_to_first_token_seconds_count{model="m"} ${success}
${more}`;
};

const workerPage = ({ success = 0, error = 0, workerErrors = 0, uptime = 1, ...pages }: Pages) => {
  const labels = 'dynamo_component="backend",dynamo_endpoint="generate"';
  return `dynamo_component_requests_total{${labels}} ${pages.worker ?? success + error}
dynamo_component_requests_total{dynamo_component="backend",dynamo_endpoint="load_lora"} 0
dynamo_component_errors_total{${labels},error_type="generate"} ${workerErrors}
dynamo_component_uptime_seconds ${uptime}
dynamo_component_inflight_requests{${labels}} 0`;
};

export interface Given {
  readonly sent?: readonly Sent[] | null;
  readonly requests?: number | null;
  readonly output_tokens?: number | null;
  readonly before?: Pages | 'missing';
  readonly after: Pages | 'missing';
  readonly last?: Pages | 'missing';
  readonly shared?: boolean;
  readonly load?: readonly LoadSummary[];
}

/** The checks of one phase, by id. */
export function check(given: Given) {
  const folder = runFolder();
  const keep = (pages: Pages | 'missing', n: number): Record<string, string> =>
    pages === 'missing'
      ? { worker: folder.write(`metrics/worker.${n}.prom`, workerPage({})) }
      : {
          frontend: folder.write(`metrics/frontend.${n}.prom`, frontendPage(pages)),
          worker: folder.write(`metrics/worker.${n}.prom`, workerPage(pages)),
        };
  const phase: Phase = {
    id: 'load.run-1',
    before: keep(given.before ?? {}, 1),
    after: keep(given.after, 2),
    sent: given.sent === undefined ? [chat('success', 200, 10)] : given.sent,
    requests: given.requests ?? null,
    output_tokens: given.output_tokens ?? null,
  };
  const target = {
    url: '',
    model: 'm',
    metrics: [
      { process: 'frontend', url: '' },
      { process: 'worker', url: '' },
    ],
  };
  const facts = readFacts(folder, target, [phase], keep(given.last ?? given.after, 3), {
    load: given.load ?? [],
    limits: { metrics_ttft_gap_ms: 300, metrics_ttft_least_percent: 25 },
    shared: given.shared ?? false,
  });
  return new Map(checkMetrics(facts).map((each) => [each.id.replace('metrics.', ''), each]));
}

export const failing = (given: Given) =>
  [...check(given).values()]
    .filter(({ result }) => result !== 'pass')
    .map(({ id, result }) => `${id} ${result}`);
