import { commonFlags, kvFolder } from './common.ts';
import { watchInstances } from './discovery/watch.ts';
import { hooksOf, listFaults } from './faults/load.ts';
import { makeFrontendServer } from './http/frontend.ts';
import { endAtSignal, main } from './life.ts';
import { listen } from './listen.ts';
import { openLog } from './log.ts';
import { openFrontendMetrics } from './metrics/frontend.ts';
import type { Flag, Options } from './options.ts';
import { openWorkers } from './plane/workers.ts';

const flags = {
  ...commonFlags,
  'http-port': { doc: 'port; 0: any', env: 'DYN_HTTP_PORT', fallback: '8000' },
  'http-host': { doc: 'host', env: 'DYN_HTTP_HOST', fallback: '127.0.0.1' },
} as const satisfies Readonly<Record<string, Flag>>;

async function start(options: Options): Promise<void> {
  const log = openLog('dyn_audit_simulator::frontend');
  const root = kvFolder(options);
  const hooks = await hooksOf('frontend', options.list('fault'));
  const httpPort = options.number('http-port', 0, 65_535);
  const host = options.text('http-host') ?? '127.0.0.1';

  log('INFO', 'this is the simulator of dyn-audit, not Dynamo; it runs no model');
  for (const fault of options.list('fault')) log('WARN', `planted fault: ${fault}`);
  for (const hook of hooks) await hook.start?.(log);

  const workers = openWorkers(hooks, log);
  const metrics = openFrontendMetrics(
    () =>
      workers.models().map(({ card, workers: count }) => ({
        name: card.model,
        ready: count > 0,
        context: card.context_length,
      })),
    (counted, facts) =>
      hooks.reduce((product, hook) => product * (hook.factor?.(counted, facts) ?? 1), 1),
  );
  let leaving = false;
  const server = makeFrontendServer({ workers, metrics, hooks, log, leaving: () => leaving });
  const port = await listen(server, httpPort, host);
  const watching = watchInstances(root, workers.update);
  log('INFO', `HTTP service listening on ${host}:${port}`);
  endAtSignal(
    log,
    hooks,
    () => {
      leaving = true;
      watching.close();
    },
    () => metrics.active() > 0,
  );
  for (const hook of hooks) hook.started?.(log);
}

await main({ name: 'frontend.js', flags, faults: listFaults, start });
