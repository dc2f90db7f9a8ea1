import { emptyState } from '../../src/e2e/folder/index.ts';
import type { Plan, StackName } from '../../src/model/e2e-plan.ts';
import type { Host, RunFolder, StageContext } from '../../src/model/e2e-run.ts';
import type { Stack } from '../../src/model/e2e-stack.ts';

const plan: Plan = {
  schema: 'dyn-audit/plan@1',
  stack: 'agg',
  repo: null,
  rev: null,
  model: null,
  url: null,
  metrics_urls: [],
  settings: {},
  stages: [
    { id: 'preflight', options: {} },
    { id: 'checkout', options: {} },
    { id: 'build', options: {} },
  ],
  checks: [],
  thresholds: {},
  ab: null,
  timeout_s: null,
  keep_up: false,
};

const nobody = (): never => {
  throw new Error('this test starts no process');
};

/** A host for stages that start nothing. */
export const idleHost: Host = {
  start: nobody,
  run: nobody,
  stop: nobody,
  stopAll: nobody,
  running: () => [],
  ports: nobody,
  logsCut: () => [],
};

export interface Said {
  readonly context: StageContext;
  readonly lines: string[];
}

/** The context of a stage of this plan, and what it says. */
export function contextOf(
  folder: RunFolder,
  change: Partial<Plan>,
  more: Partial<StageContext> = {},
): Said {
  const lines: string[] = [];
  const context: StageContext = {
    plan: { ...plan, ...change },
    options: {},
    state: emptyState,
    folder,
    host: idleHost,
    signal: new AbortController().signal,
    say: (line) => void lines.push(line),
    ...more,
  };
  return { context, lines };
}

/** A stack that needs and makes nothing but what a test says. */
export const stackOf = (change: Partial<Stack>): Stack => ({
  ...({
    id: 'agg',
    doc: '',
    traits: { repeatable: 'always', stale_ms: 0 },
    known: () => [],
    failures: [],
    settings: {},
    thresholds: () => ({}),
    needs: () => ({ binaries: [], gpus: 0, vram_gib: 0, disk_gib: 0, checkout: false }),
    prepare: async () => ({}),
    launch: nobody,
    ready_s: 1,
    services: () => [],
  } satisfies Stack),
  ...change,
});

/** The same stack under every name. */
export const stacksOf = (stack: Stack): Readonly<Record<StackName, Stack>> => ({
  sim: stack,
  sample: stack,
  mocker: stack,
  agg: stack,
  endpoint: stack,
});
