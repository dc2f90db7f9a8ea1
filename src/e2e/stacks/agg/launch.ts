import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { ProcessSpec, StageContext, Target } from '../../../model/e2e-run.ts';
import type { Launch } from '../../../model/e2e-stack.ts';
import { UserError } from '../../../model/errors.ts';
import { choosePlanes, sampleArgs } from '../dynamo/choose-planes.ts';
import { dynamoEnvironment } from '../dynamo/environment.ts';
import { choosePort, systemPortLimit } from '../dynamo/ports.ts';
import { checkoutOf, type PythonHome, pathHome, venvHome } from '../dynamo/python.ts';
import { ensureTinyModel } from '../model/folder.ts';
import { ownFolder } from '../own-folder.ts';
import type { SettingReader } from '../settings.ts';
import { splitWords } from '../split-words.ts';
import { readScript, type ScriptFacts, servedName } from './script.ts';

/** Where a worker's metrics are when nothing may be said about it. */
const documentedSystemPort = 8081;

/** SGLang leaves the list, waits 5 s, finishes for 30 s; its launcher waits for it. */
const grace_ms = 45_000;

/** The checkout's own script in a group of its own, with ports of its own, started as a user starts it. */
export async function launchScript(
  context: StageContext,
  side: 'head' | 'base',
  settings: SettingReader,
): Promise<Launch> {
  const { host, folder } = context;
  const checkout = checkoutFolder(context, side);
  const script = scriptFile(checkout, settings);
  const facts = readScript(readFileSync(script, 'utf8'));
  const args = settings.text('args') ?? '';
  const planes = choosePlanes(settings, checkout);
  const { model, name } = chooseModel(context, settings, facts, args);
  const home = pythonHome(context, side, settings);
  const [first, ...rest] = await host.ports(1 + facts.port_variables.length);
  const http = choosePort(settings, 'http_port') ?? first!;
  const system = systemPorts(checkout, facts, settings, rest);
  const env: ProcessSpec['env'] = {
    ...dynamoEnvironment(context, settings, planes),
    ...home.env,
    DYNAMO_HOME: checkout,
    DYN_HTTP_PORT: String(http),
    ...system.env,
    ...Object.fromEntries(
      facts.model_variables.flatMap((variable) =>
        model === null ? [] : [[variable, variable === 'SERVED_MODEL_NAME' ? name : model]],
      ),
    ),
    ...settings.environment,
  };
  const modelArgs = model === null || facts.model_flag === null ? [] : [facts.model_flag, model];
  const url = `http://127.0.0.1:${http}`;
  const target: Target = {
    url,
    model: name,
    ...(model !== null && existsSync(join(model, 'tokenizer.json')) ? { tokenizer: model } : {}),
    metrics: [
      { process: 'frontend', url: `${url}/metrics` },
      ...system.ports.map((port, at) => ({
        process: at === 0 ? 'worker' : `worker-${at + 1}`,
        url: `http://127.0.0.1:${port}/metrics`,
      })),
    ],
  };
  return {
    target,
    ports: [http, ...system.ports],
    processes: [
      {
        name: 'launch',
        command: [
          'bash',
          script,
          ...modelArgs,
          ...(isSample(settings) ? sampleArgs(planes, env.DYN_NAMESPACE) : []),
          ...splitWords(args),
        ],
        cwd: ownFolder(folder, 'work'),
        env,
        grace_ms,
      },
    ],
  };
}

/** Ports of the workers' system servers, and the variables that say them. */
function systemPorts(
  checkout: string,
  facts: ScriptFacts,
  settings: SettingReader,
  free: readonly number[],
) {
  const names = facts.port_variables;
  const given = choosePort(settings, 'system_port', systemPortLimit);
  // An older frontend takes the worker's port for its own, so there the script's own number has to do.
  if (names[0] === 'DYN_SYSTEM_PORT' && !frontendLeavesPort(checkout))
    return { ports: [documentedSystemPort], env: {} };
  const ports = names.map((_, at) => (at === 0 && given !== null ? given : free[at]!));
  return { ports, env: Object.fromEntries(names.map((name, at) => [name, String(ports[at])])) };
}

function frontendLeavesPort(checkout: string): boolean {
  const file = join(checkout, 'components/src/dynamo/frontend/main.py');
  return !existsSync(file) || readFileSync(file, 'utf8').includes('pop("DYN_SYSTEM_PORT"');
}

const isSample = (settings: SettingReader): boolean => settings.text('engine') === 'sample';

function chooseModel(
  { plan, folder }: StageContext,
  settings: SettingReader,
  facts: ScriptFacts,
  args: string,
) {
  const given = plan.model ?? (isSample(settings) ? ensureTinyModel(folder.at('model')) : null);
  // A folder is named from where the user stands, not from where the script runs.
  const model = given !== null && existsSync(resolve(given)) ? resolve(given) : given;
  if (model !== null && facts.model_flag === null && facts.model_variables.length === 0)
    throw new UserError('the launch script takes no model: expected none with --model');
  const name = servedName(args) ?? model ?? facts.default_model;
  if (name === null) throw new UserError('the launch script names no model: expected --model NAME');
  return { model, name };
}

/** The user's environment, else the checkout's; else `python3` of PATH, as on a machine whose image has the stack. */
function pythonHome(
  { state }: StageContext,
  side: 'head' | 'base',
  settings: SettingReader,
): PythonHome {
  const venv = settings.text('venv') ?? checkoutOf(state, side)?.venv ?? null;
  return venv === null ? pathHome : venvHome(venv);
}

function checkoutFolder({ plan, state }: StageContext, side: 'head' | 'base'): string {
  const folder = checkoutOf(state, side)?.path ?? (side === 'head' ? plan.repo : null);
  if (folder === null) throw new UserError('stack agg expects a checkout: --repo DIR');
  return folder;
}

/** The script that a side runs; UserError when the checkout has none or the name leads out of it. */
function scriptFile(checkout: string, settings: SettingReader): string {
  const engine = settings.choice('engine', ['sglang', 'vllm', 'trtllm', 'sample']);
  const named = settings.text('launch_script') ?? 'agg.sh';
  const launch = join(checkout, 'examples', 'backends', engine, 'launch');
  const file = [resolve(launch, named), resolve(checkout, named)].find((path) => existsSync(path));
  if (file === undefined)
    throw new UserError(
      `launch script '${named}': expected a file below the checkout or its examples/backends/${engine}/launch`,
    );
  const inside = relative(checkout, file);
  if (inside.startsWith('..') || isAbsolute(inside))
    throw new UserError(`launch script '${named}': expected a file inside the checkout`);
  return file;
}
