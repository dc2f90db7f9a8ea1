import type { Plan } from '../../../src/model/e2e-plan.ts';
import type { E2eCompare, E2eStatus, E2eSweep, RunStatus } from '../../../src/model/e2e-reports.ts';
import type { Check, LoadSummary, Verdict } from '../../../src/model/e2e-verdict.ts';

/** What could steer a terminal, hide from a reader, end a table's row or open a tag. */
const bad = '\u001b[31mred\u202e`|<b>\n## no\u2028\ud800';

const quantiles = { avg: 46.6, p50: 45.6, p90: 52, p99: 74.2, max: 80 };

const load: LoadSummary = {
  id: 'load-1',
  driver: 'aiperf 0.10.0',
  requests: 2000,
  failed: 0,
  cancelled: false,
  recomputed: false,
  seconds: 39.2,
  ttft_ms: quantiles,
  itl_ms: { ...quantiles, p50: 9.4, p99: 12 },
  latency_ms: quantiles,
  output_tokens: 64_000,
  tokens_per_second: 365.4,
  requests_per_second: 11.42,
  errors: [],
};

const check = (id: string, result: Check['result'], more: Partial<Check> = {}): Check => ({
  id,
  stage: 'probes',
  result,
  expected: 'two choices',
  observed: 'one choice',
  evidence: [`responses/${id}/1.json`],
  ...more,
});

const verdict: Verdict = {
  schema: 'dyn-audit/verdict@1',
  run: '20261121-195649-k3f9',
  stack: 'mocker',
  verdict: 'fail',
  because: '1 of 5 checks failed: load.errors',
  checks: [
    check('probe.chat', 'pass', { observed: '200, 16 tokens' }),
    check('load.errors', 'fail', {
      stage: 'load',
      expected: 'at most 0.1 % of requests fail',
      observed: '1,896 of 2,000 requests failed: 503 Service is not ready',
      evidence: ['aiperf/load-1/profile_export_aiperf.json', 'logs/frontend.log'],
    }),
    check('probe.n-two', 'known', { source: 'stack-on-cpu.md, 2' }),
    check('probe.stop', 'pass', {
      observed: 'stopped; no longer differs (known: a stop string gives 500)',
      source: 'stack-on-cpu.md, 2',
    }),
    check('metrics.active-zero', 'inconclusive', { stage: 'metrics', evidence: [] }),
  ],
  not_run: [
    { what: 'ab', why: 'no base was given', needed: false },
    { what: 'unit-tests', why: 'blocked by launch', needed: true },
    { what: 'metrics', why: 'blocked by launch', needed: true },
  ],
  environment: { cpus: '2', memory_gib: '24' },
  versions: { 'dyn-audit': '0.1.0', 'ai-dynamo': '1.5.0' },
  timings: {
    started_at: '2026-11-21T19:56:49.123Z',
    elapsed_ms: 83_400,
    between_stages_ms: 12,
    own_cpu_ms: 840,
    stages: [
      { stage: 'preflight', started_ms: 0, elapsed_ms: 120, outcome: 'done' },
      { stage: 'checkout', started_ms: 120, elapsed_ms: 0, outcome: 'kept' },
      { stage: 'load', started_ms: 130, elapsed_ms: 61_000, outcome: 'failed' },
      { stage: 'unit-tests', started_ms: 130, elapsed_ms: 0, outcome: 'not-run' },
    ],
  },
  load: [
    load,
    {
      ...load,
      id: 'load-2',
      failed: 1896,
      cancelled: true,
      recomputed: true,
      ttft_ms: null,
      itl_ms: null,
      errors: [{ what: '503 Service is not ready', count: 1896 }],
    },
  ],
  ab: {
    base: 'main',
    rounds: 4,
    metrics: [
      {
        name: 'TTFT p50 ms',
        base: 45.6,
        head: 51.1,
        difference_percent: 12.06,
        low_percent: 9.2,
        high_percent: 15.1,
        noise_percent: 3.4,
        says: 'head is slower by 12 % (9..15)',
      },
    ],
  },
};

/** Each of them is shown by each format. */
export const verdicts = {
  typical: verdict,
  clean: {
    ...verdict,
    stack: 'sim',
    verdict: 'pass',
    because: 'all checks passed',
    checks: [check('probe.chat', 'pass')],
    not_run: [],
    load: [],
    ab: null,
  },
  hostile: {
    ...verdict,
    run: bad,
    because: bad,
    checks: [check('probe.chat', 'fail', { observed: bad, expected: bad, evidence: [bad] })],
    not_run: [{ what: bad, why: bad, needed: true }],
    environment: { [bad]: bad },
    versions: { [bad]: bad },
    load: [{ ...load, id: bad, driver: bad, errors: [{ what: bad, count: 1 }] }],
  },
} as const satisfies Record<string, Verdict>;

const plan: Plan = {
  schema: 'dyn-audit/plan@1',
  stack: 'agg',
  repo: '/home/me/dynamo',
  rev: 'pr-10254',
  model: 'Qwen/Qwen3-0.6B',
  url: null,
  metrics_urls: [],
  settings: { engine: 'sglang', discovery: 'file' },
  stages: [
    { id: 'preflight', options: {} },
    { id: 'load', options: { requests: 256, driver: 'aiperf', sizes: [1, 8] } },
  ],
  checks: [
    { id: 'pr.says', expect: { says: 'the log is quiet' } },
    {
      id: 'pr.counted',
      expect: { metric: 'dynamo_x_total', labels: { model: 'q' }, op: '>=', value: 3 },
    },
    { id: 'pr.metric', expect: { metric: 'dynamo_y', op: 'absent' } },
    { id: 'pr.log', expect: { log: 'worker', contains: 'warm', lacks: 'panic' } },
    { id: 'pr.answer', expect: { response: '/v1/models', status: 200, contains: 'Qwen' } },
  ],
  thresholds: { load_error_percent: 0.1 },
  ab: { base: 'main', rounds: 4 },
  timeout_s: 3600,
  keep_up: true,
};

export const plans = {
  typical: plan,
  hostile: {
    ...plan,
    repo: bad,
    rev: bad,
    model: bad,
    settings: { [bad]: bad },
    checks: [{ id: bad, expect: { log: bad, contains: bad } }],
    thresholds: { [bad]: 1 },
  },
} as const satisfies Record<string, Plan>;

const run: RunStatus = {
  id: '20261121-195649-k3f9',
  folder: '/home/me/runs/20261121-195649-k3f9',
  stack: 'sample',
  state: 'running',
  stage: 'load',
  started_at: '2026-11-21T19:56:49.123Z',
  elapsed_ms: 61_000,
  tool_pid: 4711,
  url: 'http://127.0.0.1:20001',
  model: 'tiny',
  stages: [{ stage: 'preflight', started_ms: 0, elapsed_ms: 120, outcome: 'done' }],
  processes: [
    {
      name: 'frontend',
      pid: 4712,
      command: 'python3 -m dynamo.frontend',
      alive: true,
      log: 'logs/frontend.log',
    },
    {
      name: 'worker',
      pid: 4713,
      command: 'python3 -m dynamo.mocker',
      alive: false,
      log: 'logs/worker.log',
    },
  ],
  last_line: 'INFO ready',
  verdict: null,
  because: null,
};

export const statuses = {
  typical: {
    schema: 'dyn-audit/e2e-status@1',
    runs: [
      run,
      {
        ...run,
        id: 'b',
        state: 'abandoned',
        stage: null,
        tool_pid: null,
        verdict: 'fail',
        because: 'why',
      },
    ],
  },
  empty: { schema: 'dyn-audit/e2e-status@1', runs: [] },
  hostile: {
    schema: 'dyn-audit/e2e-status@1',
    runs: [
      {
        ...run,
        id: bad,
        folder: bad,
        model: bad,
        last_line: bad,
        because: bad,
        processes: [{ ...run.processes[0]!, command: bad }],
      },
    ],
  },
} as const satisfies Record<string, E2eStatus>;

export const sweeps = {
  typical: {
    schema: 'dyn-audit/e2e-sweep@1',
    elapsed_ms: 412,
    runs: [
      {
        id: 'a',
        folder: '/home/me/runs/a',
        ended: [{ pid: 4712, command: 'python3 -m dynamo.frontend' }],
        removed: ['/home/me/runs/a/worktree'],
        left: ['process 4713 does not end: python3 -m dynamo.sglang'],
      },
    ],
  },
  empty: { schema: 'dyn-audit/e2e-sweep@1', elapsed_ms: 3, runs: [] },
  hostile: {
    schema: 'dyn-audit/e2e-sweep@1',
    elapsed_ms: 3,
    runs: [
      {
        id: bad,
        folder: bad,
        ended: [{ pid: 1, command: bad }],
        removed: [bad],
        left: [bad],
      },
    ],
  },
} as const satisfies Record<string, E2eSweep>;

const compare: E2eCompare = {
  schema: 'dyn-audit/e2e-compare@1',
  first: {
    id: 'a',
    stack: 'sim',
    verdict: 'pass',
    because: 'all checks passed',
    started_at: '2026-11-21T19:56:49Z',
    elapsed_ms: 9_000,
  },
  second: {
    id: 'b',
    stack: 'sim',
    verdict: 'fail',
    because: '1 check failed',
    started_at: '2026-11-21T20:56:49Z',
    elapsed_ms: 9_400,
  },
  says: '1 check and 1 of 2 figures differ',
  checks: [
    {
      id: 'probe.chat',
      first: 'pass',
      second: 'fail',
      first_observed: '200',
      second_observed: '500',
    },
    { id: 'probe.new', first: null, second: 'pass', first_observed: null, second_observed: '200' },
  ],
  metrics: [
    {
      name: 'TTFT p50',
      unit: 'ms',
      first: 20.1,
      second: 40.4,
      difference_percent: 101,
      noise_percent: 3.2,
      says: 'second is slower by 101 %',
    },
    {
      name: 'output',
      unit: 'tokens/s',
      first: 1234.5,
      second: null,
      difference_percent: null,
      noise_percent: null,
      says: 'not measured in the second',
    },
  ],
  facts: [{ what: 'versions', name: 'ai-dynamo', first: '1.5.0', second: '1.6.1' }],
};

export const compares = {
  typical: compare,
  hostile: {
    ...compare,
    says: bad,
    checks: [{ ...compare.checks[0]!, id: bad, second_observed: bad }],
    metrics: [{ ...compare.metrics[0]!, name: bad, says: bad }],
    facts: [{ what: 'plan', name: bad, first: bad, second: bad }],
  },
} as const satisfies Record<string, E2eCompare>;
