import type { Plan, Settings } from '../../../src/model/e2e-plan.ts';
import type { Host, RunFolder, RunState, Stage, StageContext } from '../../../src/model/e2e-run.ts';

const plan: Plan = {
  schema: 'dyn-audit/plan@1',
  stack: 'sim',
  repo: null,
  rev: null,
  model: null,
  url: null,
  metrics_urls: [],
  settings: {},
  stages: [],
  checks: [],
  thresholds: {},
  ab: null,
  timeout_s: null,
  keep_up: false,
};

const state: RunState = {
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

/** What a stage is given, with its own options under those of the test. */
export function contextOf(
  stage: Stage,
  given: {
    readonly folder: RunFolder;
    readonly host: Host;
    readonly plan?: Partial<Plan>;
    readonly state?: Partial<RunState>;
    readonly options?: Settings;
    readonly said?: string[];
  },
): StageContext {
  return {
    plan: { ...plan, ...given.plan },
    options: { ...stage.options, ...given.options },
    state: { ...state, ...given.state },
    folder: given.folder,
    host: given.host,
    signal: new AbortController().signal,
    say: (line) => given.said?.push(line),
  };
}
