import type { Stack } from '../../model/e2e-stack.ts';
import { choosePlanes, servicesOf } from './dynamo/choose-planes.ts';
import { prepareWheel, wheelNeeds } from './dynamo/prepare.ts';
import { launchWorker, type WorkerKind, workerStackSettings } from './dynamo/processes.ts';
import { checkoutOf } from './dynamo/python.ts';
import { dynamoFailures } from './dynamo/signatures.ts';
import { mockerKnown } from './known/mocker.ts';
import { readSettings, type SettingReader } from './settings.ts';

const settings = {
  ...workerStackSettings,
  model_name: 'tiny',
  /** How much faster than a GPU of its model it pretends to be; 0: as fast as it can. */
  speedup_ratio: 1,
} as const;

/** Its health page says "notready" for ever unless it is told which endpoint to look at. */
const health = { DYN_SYSTEM_USE_ENDPOINT_HEALTH_STATUS: '["generate"]' };

const worker = (read: SettingReader): WorkerKind => {
  const name = read.text('model_name') ?? settings.model_name;
  const speed = read.number('speedup_ratio') ?? settings.speedup_ratio;
  return {
    module: 'dynamo.mocker',
    model: (folder) => ({
      args: ['--model-path', folder, '--model-name', name, '--speedup-ratio', String(speed)],
      name,
    }),
    planeArgs: () => [],
    grace_ms: 15_000,
    env: health,
  };
};

export const mocker: Stack = {
  id: 'mocker',
  doc: 'the real Dynamo frontend with the mocker, which keeps the times of a GPU and answers at random: no GPU',
  traits: { repeatable: 'never', stale_ms: 12_000 },
  known: () => mockerKnown,
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
  launch: (context, side) => {
    const read = readSettings(settings, context.plan, side);
    return launchWorker(context, side, read, worker(read));
  },
};
