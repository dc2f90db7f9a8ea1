import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plan } from '../../../model/e2e-plan.ts';
import type { StageContext, StageResult } from '../../../model/e2e-run.ts';
import type { Stack, StackNeeds } from '../../../model/e2e-stack.ts';
import { UserError } from '../../../model/errors.ts';
import { ensureTinyModel } from '../model/folder.ts';
import { readSettings } from '../settings.ts';
import { makeVenv } from './make-venv.ts';
import { installedVersion, isComplete, wheelFolder, wheelOf, wheelSettings } from './wheel.ts';

/** Installed size of the wheel with all it asks for, and what uv needs meanwhile. */
const wheelGib = 1.5;

/** Makes what the GPU-free workers run from: the environment of each side, and a model folder unless one was named. */
export async function prepareWheel(
  defaults: Stack['settings'],
  context: StageContext,
): Promise<StageResult> {
  const { plan, folder } = context;
  context.say(`model: ${modelFolder(plan, folder)}`);
  if (plan.repo !== null) return {};
  const venvs: string[] = [];
  const versions: Record<string, string> = {};
  for (const side of plan.ab === null ? (['head'] as const) : (['head', 'base'] as const)) {
    const settings = readSettings(defaults, plan, side);
    const given = settings.text('venv');
    const wheel = wheelOf(settings);
    const uv = settings.text('uv') ?? wheelSettings.uv;
    const venv = given ?? (await makeVenv(context, wheel, uv));
    if (given === null) venvs.push(venv);
    const name = side === 'head' ? 'ai-dynamo' : 'ai-dynamo (base)';
    versions[name] = installedVersion(venv, 'ai-dynamo') ?? 'unknown';
  }
  return { state: { venv: venvs[0] ?? null, versions } };
}

/** What preflight asks for before a wheel can be installed. */
export function wheelNeeds(defaults: Stack['settings'], plan: Plan): StackNeeds {
  const settings = readSettings(defaults, plan);
  const installs =
    plan.repo === null &&
    settings.text('venv') === null &&
    !isComplete(wheelFolder(wheelOf(settings)));
  const uv = {
    name: settings.text('uv') ?? wheelSettings.uv,
    why: 'installs ai-dynamo; or name an environment that has it: --set venv=DIR',
  };
  return {
    binaries: [...(installs ? [uv] : []), ...serviceBinaries(settings, plan)],
    gpus: 0,
    vram_gib: 0,
    disk_gib: installs ? wheelGib : 0,
    checkout: false,
  };
}

/** Programs of services that the settings ask for; those that only a checkout's source asks for are not known yet. */
export function serviceBinaries(
  settings: ReturnType<typeof readSettings>,
  plan: Plan,
): StackNeeds['binaries'] {
  const options = plan.stages.find(({ id }) => id === 'services')?.options;
  const program = (option: string, name: string): string => {
    const own = options?.[option];
    return typeof own === 'string' ? own : name;
  };
  const why = (name: string): string =>
    `the settings ask for it; or name a running one: --set ${name}=URL`;
  const etcd = settings.text('discovery') === 'etcd' && settings.text('etcd') === null;
  const planes = [settings.text('request_plane'), settings.text('event_plane')];
  const nats = planes.includes('nats') && settings.text('nats') === null;
  return [
    ...(etcd ? [{ name: program('etcd_binary', 'etcd'), why: why('etcd') }] : []),
    ...(nats ? [{ name: program('nats_binary', 'nats-server'), why: why('nats') }] : []),
  ];
}

/** The model folder that the workers are given: the user's, else a tiny one of the run. */
export function modelFolder(plan: Plan, folder: StageContext['folder']): string {
  if (plan.model === null) return ensureTinyModel(folder.at('model'));
  const path = resolve(plan.model);
  if (!existsSync(path))
    throw new UserError(
      `model '${plan.model}': expected a folder: stack ${plan.stack} runs without a model hub`,
    );
  return path;
}
