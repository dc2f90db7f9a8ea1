import type { Stack } from '../../model/e2e-stack.ts';
import { choosePlanes, sampleArgs, servicesOf } from './dynamo/choose-planes.ts';
import { prepareWheel, wheelNeeds } from './dynamo/prepare.ts';
import { launchWorker, type WorkerKind, workerStackSettings } from './dynamo/processes.ts';
import { checkoutOf } from './dynamo/python.ts';
import { dynamoFailures } from './dynamo/signatures.ts';
import { sampleKnown } from './known/sample.ts';
import { readSettings } from './settings.ts';

const settings = workerStackSettings;

/** The sample worker serves a model under its path. */
const worker: WorkerKind = {
  module: 'dynamo.common.backend.sample_main',
  model: (folder) => ({ args: ['--model-name', folder], name: folder }),
  planeArgs: sampleArgs,
  // "Graceful shutdown exceeded 35s; force-exiting": 5 s until it is no longer asked, 30 s to finish.
  grace_ms: 38_000,
  env: {},
};

export const sample: Stack = {
  id: 'sample',
  doc: 'the real Dynamo frontend with the sample worker, which counts: deterministic, no GPU',
  traits: { repeatable: 'always', stale_ms: 12_000 },
  known: () => sampleKnown,
  failures: dynamoFailures,
  settings,
  thresholds: () => ({}),
  needs: (plan) => wheelNeeds(settings, plan),
  services: ({ plan, state }, side) =>
    servicesOf(
      choosePlanes(readSettings(settings, plan, side), checkoutOf(state, side)?.path ?? null),
    ),
  ready_s: 120,
  prepare: (context) => prepareWheel(settings, context),
  launch: (context, side) =>
    launchWorker(context, side, readSettings(settings, context.plan, side), worker),
};
