import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProcessSpec } from '../../model/e2e-run.ts';
import type { Launch, Stack } from '../../model/e2e-stack.ts';
import { freshDiscovery } from './dynamo/environment.ts';
import { choosePort, systemPortLimit } from './dynamo/ports.ts';
import { simFailures } from './dynamo/signatures.ts';
import { ownFolder } from './own-folder.ts';
import { readSettings, type SettingReader } from './settings.ts';

const settings = {
  model_name: 'sim',
  /** From the arrival of a request to its first token, and from token to token. */
  ttft_ms: 20,
  itl_ms: 5,
  chunk_tokens: 1,
  startup_ms: 0,
  context_length: 8192,
  /** Faults to plant, `[frontend:|worker:]NAME[@N]`, several with blanks or commas between them. */
  fault: '',
  http_port: null,
  system_port: null,
} as const;

/** It drains what it answers, and nothing else keeps it. */
const grace_ms = 5_000;

export const sim: Stack = {
  id: 'sim',
  doc: 'a simulator of ours with the protocols of a Dynamo frontend and worker; it runs no model',
  traits: { repeatable: 'always', stale_ms: 12_000 },
  known: () => [],
  failures: simFailures,
  settings,
  thresholds: (plan) => limits(readSettings(settings, plan)),
  needs: () => ({ binaries: [], gpus: 0, vram_gib: 0, disk_gib: 0, checkout: false }),
  services: () => [],
  ready_s: 30,
  prepare: async () => ({}),
  launch: async ({ plan, host, folder }, side): Promise<Launch> => {
    const read = readSettings(settings, plan, side);
    const [first, second] = await host.ports(2);
    const http = choosePort(read, 'http_port') ?? first!;
    const system = choosePort(read, 'system_port', systemPortLimit) ?? second!;
    const env = {
      DYN_DISCOVERY_BACKEND: 'file',
      DYN_FILE_KV: freshDiscovery(folder).folder,
      DYN_HTTP_HOST: '127.0.0.1',
      DYN_SYSTEM_HOST: '127.0.0.1',
      DYN_TCP_RPC_HOST: '127.0.0.1',
      ...read.environment,
    };
    const program = (
      name: string,
      args: readonly string[],
      own: typeof env | object,
    ): ProcessSpec => ({
      name,
      command: [process.execPath, programFile(name), ...args],
      cwd: ownFolder(folder, 'work'),
      env: { ...env, ...own },
      grace_ms,
    });
    // Each program takes the faults that are its own out of the list.
    const faults = (read.text('fault') ?? '')
      .split(/[\s,]+/)
      .filter((fault) => fault !== '')
      .flatMap((fault) => ['--fault', fault]);
    return {
      processes: [
        program('frontend', faults, { DYN_HTTP_PORT: String(http) }),
        program('worker', [...workerArgs(read), ...faults], { DYN_SYSTEM_PORT: String(system) }),
      ],
      ports: [http, system],
      target: {
        url: `http://127.0.0.1:${http}`,
        model: read.text('model_name') ?? settings.model_name,
        metrics: [
          { process: 'frontend', url: `http://127.0.0.1:${http}/metrics` },
          { process: 'worker', url: `http://127.0.0.1:${system}/metrics` },
        ],
      },
    };
  },
};

/** What it was told to take is what it must be measured to take; half as much again and the timers' noise are allowed. */
function limits(read: SettingReader): Readonly<Record<string, number>> {
  const ttft = read.number('ttft_ms') ?? settings.ttft_ms;
  const itl = read.number('itl_ms') ?? settings.itl_ms;
  return {
    load_ttft_p50_ms: ttft * 1.6 + 4,
    load_itl_p50_ms: itl * 1.6 + 1.5,
    metrics_ttft_least_percent: 25,
  };
}

/** Settings of the worker are named as its flags are. */
const workerArgs = (read: SettingReader): readonly string[] =>
  ['model_name', 'ttft_ms', 'itl_ms', 'chunk_tokens', 'startup_ms', 'context_length'].flatMap(
    (name) => {
      const value = read.text(name);
      return value === null ? [] : [`--${name.replaceAll('_', '-')}`, value];
    },
  );

/** The simulator's programs lie in `dist/sim`, from wherever this module was loaded: compiled, bundled or as source. */
function programFile(name: string): string {
  const places = ['../../sim/', '../sim/', '../../../dist/sim/'];
  const files = places.map((place) =>
    fileURLToPath(new URL(`${place}${name}.js`, import.meta.url)),
  );
  const file = files.find((each) => existsSync(each));
  if (file === undefined)
    throw new Error(`no simulator at ${files.join(' or ')}: run npm run build`);
  return file;
}
