import type { ProcessSpec, StageContext, Target } from '../../../model/e2e-run.ts';
import type { Launch } from '../../../model/e2e-stack.ts';
import { ownFolder } from '../own-folder.ts';
import type { SettingReader } from '../settings.ts';
import { splitWords } from '../split-words.ts';
import { choosePlanes, planeSettings } from './choose-planes.ts';
import { dynamoEnvironment } from './environment.ts';
import type { Planes } from './planes.ts';
import { choosePort, systemPortLimit } from './ports.ts';
import { modelFolder } from './prepare.ts';
import { checkoutOf, pythonOf } from './python.ts';
import { wheelSettings } from './wheel.ts';

/** Settings that the stacks of a real frontend and a GPU-free worker share. */
export const workerStackSettings = {
  ...wheelSettings,
  ...planeSettings,
  /** Servers that the user names; null: the run starts its own where one is needed. */
  etcd: null,
  nats: null,
  http_port: null,
  system_port: null,
  /** Network interface of answers. */
  interface: 'lo',
  /** More arguments for the worker and for the frontend. */
  args: '',
  frontend_args: '',
} as const;

/** What tells one GPU-free worker from another. */
export interface WorkerKind {
  readonly module: string;
  /** Arguments that name the model, and the name that the frontend lists. */
  readonly model: (folder: string) => { readonly args: readonly string[]; readonly name: string };
  readonly planeArgs: (planes: Planes, namespace: string | undefined) => readonly string[];
  /** How long the component takes to end after SIGTERM at most, by its own documents. */
  readonly grace_ms: number;
  readonly env: Readonly<Record<string, string>>;
}

/** The frontend waits for running streams; 14 s were measured for one of them. */
const frontendGrace = 20_000;

/** A frontend and one worker, with ports and a discovery of their own. */
export async function launchWorker(
  context: StageContext,
  side: 'head' | 'base',
  settings: SettingReader,
  kind: WorkerKind,
): Promise<Launch> {
  const { plan, state, host, folder } = context;
  const home = pythonOf(plan, state, settings, side);
  const planes = choosePlanes(settings, checkoutOf(state, side)?.path ?? null);
  const [first, second] = await host.ports(2);
  const http = choosePort(settings, 'http_port') ?? first!;
  const system = choosePort(settings, 'system_port', systemPortLimit) ?? second!;
  const cwd = ownFolder(folder, 'work');
  const env: ProcessSpec['env'] = {
    ...dynamoEnvironment(context, settings, planes),
    ...home.env,
    HF_HUB_OFFLINE: '1',
    TRANSFORMERS_OFFLINE: '1',
    // The frontend keeps a copy of every tokenizer below the home folder.
    HOME: ownFolder(folder, 'home'),
  };
  const model = modelFolder(plan, folder);
  const { args, name } = kind.model(model);
  const process = (
    called: string,
    module: string,
    rest: readonly string[],
    grace_ms: number,
    more: Readonly<Record<string, string>>,
  ): ProcessSpec => ({
    name: called,
    command: [home.python, '-m', module, ...rest],
    cwd,
    env: { ...env, ...more, ...settings.environment },
    grace_ms,
  });
  const target: Target = {
    url: `http://127.0.0.1:${http}`,
    model: name,
    tokenizer: model,
    metrics: [
      { process: 'frontend', url: `http://127.0.0.1:${http}/metrics` },
      { process: 'worker', url: `http://127.0.0.1:${system}/metrics` },
    ],
  };
  const more = (setting: string): readonly string[] => splitWords(settings.text(setting) ?? '');
  const frontend = ['--http-port', String(http), ...more('frontend_args')];
  const worker = [...args, ...kind.planeArgs(planes, env.DYN_NAMESPACE), ...more('args')];
  return {
    target,
    ports: [http, system],
    processes: [
      process('frontend', 'dynamo.frontend', frontend, frontendGrace, {}),
      process('worker', kind.module, worker, kind.grace_ms, {
        DYN_SYSTEM_PORT: String(system),
        ...kind.env,
      }),
    ],
  };
}
