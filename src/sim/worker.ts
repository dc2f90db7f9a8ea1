import { randomBytes } from 'node:crypto';
import { sleep } from './clock.ts';
import { commonFlags, kvFolder } from './common.ts';
import type { Instance } from './discovery/record.ts';
import { register } from './discovery/register.ts';
import { openEngine } from './engine/engine.ts';
import { hooksOf, listFaults } from './faults/load.ts';
import { makeSystemServer } from './http/system.ts';
import { endAtSignal, main } from './life.ts';
import { listen } from './listen.ts';
import { openLog } from './log.ts';
import { openWorkerMetrics } from './metrics/worker.ts';
import type { Flag, Options } from './options.ts';
import { servePlane } from './plane/server.ts';
import { makeServing } from './serving.ts';

const flags = {
  ...commonFlags,
  'model-name': { doc: 'name under which the frontend lists it', fallback: 'sim' },
  namespace: { doc: 'namespace', env: 'DYN_NAMESPACE', fallback: 'dynamo' },
  component: { doc: 'component', fallback: 'backend' },
  host: { doc: 'host of the request plane', env: 'DYN_TCP_RPC_HOST', fallback: '127.0.0.1' },
  'system-port': {
    doc: 'port of health and metrics; -1: none, 0: any',
    env: 'DYN_SYSTEM_PORT',
    fallback: '-1',
  },
  'system-host': { doc: 'its host', env: 'DYN_SYSTEM_HOST', fallback: '127.0.0.1' },
  'ttft-ms': { doc: 'from the arrival of a request to its first token', fallback: '50' },
  'itl-ms': { doc: 'from token to token', fallback: '5' },
  'chunk-tokens': { doc: 'tokens that leave together', fallback: '1' },
  'startup-ms': { doc: 'until it is listed', fallback: '0' },
  'grace-ms': { doc: 'from leaving the list to the end of a shutdown', fallback: '0' },
  'context-length': { doc: 'prompt and answer, in tokens', fallback: '8192' },
  'eos-after': {
    doc: 'an answer without limit ends after so many tokens, or up to a third more',
    fallback: '96',
  },
} as const satisfies Readonly<Record<string, Flag>>;

async function start(options: Options): Promise<void> {
  const log = openLog('dyn_audit_simulator::worker');
  const root = kvFolder(options);
  const hooks = await hooksOf('worker', options.list('fault'));
  const number = options.number;
  const hour = 3_600_000;
  const timing = {
    ttftMs: number('ttft-ms', 0, hour),
    itlMs: number('itl-ms', 0, hour),
    chunkTokens: number('chunk-tokens', 1, 1024),
  };
  const contextLength = number('context-length', 1, 10_000_000);
  const limits = { eosAfter: number('eos-after', 1, 1_000_000), contextLength };
  const systemPort = number('system-port', -1, 32_767);
  const startup = number('startup-ms', 0, hour);
  const grace = number('grace-ms', 0, hour);
  const text = (name: string): string => options.text(name) ?? '';

  log('INFO', 'this is the simulator of dyn-audit, not Dynamo; it runs no model');
  for (const fault of options.list('fault')) log('WARN', `planted fault: ${fault}`);
  for (const hook of hooks) await hook.start?.(log);

  const id = randomBytes(8).toString('hex');
  const known = {
    id,
    namespace: text('namespace'),
    component: text('component'),
    endpoint: 'generate',
    host: text('host'),
    model: text('model-name'),
    context_length: contextLength,
    simulator: true,
  } as const;
  const metrics = openWorkerMetrics({ ...known, port: 0 });
  let ready = false;
  if (systemPort >= 0) {
    const server = makeSystemServer(() => ready, metrics.page, hooks);
    const port = await listen(server, systemPort, text('system-host'));
    log('INFO', `system status server bound to: ${text('system-host')}:${port}`);
  }
  let leave = (): void => {};
  endAtSignal(
    log,
    hooks,
    async () => {
      ready = false;
      leave();
      await sleep(grace);
    },
    () => metrics.active() > 0,
  );
  if (startup > 0) await sleep(startup);
  const engine = openEngine(limits, timing, hooks, log);
  const port = await listen(servePlane(makeServing(engine, metrics)), 0, known.host);
  const instance: Instance = { ...known, port };
  leave = register(root, instance);
  ready = true;
  log('INFO', `serving model ${known.model} as instance ${id} on ${known.host}:${port}`);
  for (const hook of hooks) hook.started?.(log);
}

await main({ name: 'worker.js', flags, faults: listFaults, start });
