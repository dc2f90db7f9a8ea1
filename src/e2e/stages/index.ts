import type { Stage } from '../../model/e2e-run.ts';
import type { Verdict } from '../../model/e2e-verdict.ts';
import { ab } from './ab.ts';
import { build } from './build.ts';
import { checkout } from './checkout.ts';
import { expectations } from './expectations.ts';
import { launch } from './launch.ts';
import { load } from './load.ts';
import { metrics } from './metrics.ts';
import { preflight } from './preflight.ts';
import { probes } from './probes.ts';
import { ready } from './ready.ts';
import { reportWith } from './report.ts';
import { services } from './services.ts';
import { soak } from './soak.ts';
import { teardown } from './teardown.ts';
import { unitTests } from './unit-tests.ts';
import { verdict } from './verdict.ts';

export { gpuBaseline } from './gpu-idle.ts';

/** All stages in the order that they run in; `render` makes the report for people. */
export const stagesWith = (render: (verdict: Verdict) => string): readonly Stage[] => [
  preflight,
  checkout,
  build,
  services,
  launch,
  ready,
  unitTests,
  probes,
  load,
  soak,
  metrics,
  expectations,
  ab,
  teardown,
  verdict,
  reportWith(render),
];

/** What the stages are and take, for plans and help. */
export const stageList: readonly Stage[] = stagesWith(() => '');
