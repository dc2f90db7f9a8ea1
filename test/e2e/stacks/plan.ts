import { stacks } from '../../../src/e2e/stacks/index.ts';
import type { Plan, Settings, StackName } from '../../../src/model/e2e-plan.ts';
import type { RunState } from '../../../src/model/e2e-run.ts';

/** A plan of a stack with some settings set. */
export const planOf = (stack: StackName, settings: Settings): Plan => ({
  schema: 'dyn-audit/plan@1',
  stack,
  repo: null,
  rev: null,
  model: null,
  url: null,
  metrics_urls: [],
  settings: { ...stacks[stack].settings, ...settings },
  stages: [],
  checks: [],
  thresholds: {},
  ab: null,
  timeout_s: null,
  keep_up: false,
});

export const noState: RunState = {
  finished: [],
  checkouts: [],
  venv: null,
  target: null,
  services_env: {},
  phases: [],
  checks: [],
  not_run: [],
  load: [],
  ab: null,
  timings: [],
  environment: {},
  versions: {},
  notes: {},
};
