import { stacks } from '../../../src/e2e/stacks/index.ts';
import type { Plan, Settings, StackName } from '../../../src/model/e2e-plan.ts';

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
