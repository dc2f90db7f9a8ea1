import type { Plan } from '../../model/e2e-plan.ts';
import type { Stack } from '../../model/e2e-stack.ts';
import { launchScript } from './agg/launch.ts';
import { choosePlanes, planeSettings, servicesOf } from './dynamo/choose-planes.ts';
import { serviceBinaries } from './dynamo/prepare.ts';
import { checkoutOf } from './dynamo/python.ts';
import { dynamoFailures, engineFailures } from './dynamo/signatures.ts';
import { installedVersion } from './dynamo/wheel.ts';
import { sampleKnown } from './known/sample.ts';
import { readSettings } from './settings.ts';

const settings = {
  ...planeSettings,
  engine: 'sglang',
  /** Below the checkout, or below the engine's launch folder; null: agg.sh. */
  launch_script: null,
  /** Handed to the script after the model; what it does not know goes to the worker. */
  args: '',
  /** Python environment; null: the checkout's, else `python3` of PATH. */
  venv: null,
  etcd: null,
  nats: null,
  http_port: null,
  system_port: null,
  interface: 'lo',
} as const;

const read = (plan: Plan, side: 'head' | 'base' = 'head') => readSettings(settings, plan, side);

const isSample = (plan: Plan): boolean => read(plan).text('engine') === 'sample';

export const agg: Stack = {
  id: 'agg',
  doc: "the checkout's own launch script with its own engine, on a GPU",
  // A warm prefix cache changes greedy text (measured with SGLang: 5 of 12 prompts), and then keeps it.
  traits: { repeatable: 'warm', stale_ms: 17_000 },
  known: (plan) => (isSample(plan) ? sampleKnown : []),
  failures: [...dynamoFailures, ...engineFailures],
  settings,
  thresholds: () => ({}),
  needs: (plan) => ({
    binaries: [
      { name: 'bash', why: 'runs the launch script' },
      ...serviceBinaries(read(plan), plan),
    ],
    gpus: isSample(plan) ? 0 : 1,
    vram_gib: 0,
    disk_gib: 0,
    checkout: true,
  }),
  services: ({ plan, state }, side) =>
    servicesOf(choosePlanes(read(plan, side), checkoutOf(state, side)?.path ?? plan.repo)),
  // Half an hour has ended healthy servers of big models; a dead or stuck one is told by other signs.
  ready_s: 3600,
  prepare: async ({ plan }) => ({ state: { versions: namedVersions(plan) } }),
  launch: (context, side) => launchScript(context, side, read(context.plan, side)),
};

/** What an environment holds that the user named: it runs in the place of what the checkout would have built. */
function namedVersions(plan: Plan): Readonly<Record<string, string>> {
  const venv = read(plan).text('venv');
  if (venv === null) return {};
  const found = ['ai-dynamo', 'sglang', 'vllm', 'tensorrt-llm'].flatMap((name) => {
    const version = installedVersion(venv, name);
    return version === null ? [] : [[name, `${version}, of the environment that the plan names`]];
  });
  return Object.fromEntries(found);
}
