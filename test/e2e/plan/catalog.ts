import type { Catalog } from '../../../src/e2e/plan/index.ts';
import { type StackName, stageNames } from '../../../src/model/e2e-plan.ts';

const stack = (name: StackName) => ({
  settings: name === 'sim' ? { ttft_ms: 20, fault: '', fast: false, extra: null } : {},
  thresholds: () => (name === 'sim' ? { load_ttft_p50_ms: 30 } : {}),
});

/** A small catalog of the same shape as the real one. */
export const catalog: Catalog = {
  stages: stageNames.map((id) => ({
    id,
    doc: id,
    options: id === 'load' ? { timeout_s: 60, requests: 200, skip: [] } : { timeout_s: null },
  })),
  stacks: {
    sim: stack('sim'),
    sample: stack('sample'),
    mocker: stack('mocker'),
    agg: stack('agg'),
    endpoint: stack('endpoint'),
  },
  thresholds: { load_errors_percent: 0, load_ttft_p50_ms: null },
};
