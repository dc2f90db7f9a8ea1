import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../../model/e2e-plan.ts';
import type { Stage, StageContext, StageResult } from '../../model/e2e-run.ts';
import type { ServiceName } from '../../model/e2e-stack.ts';
import type { Check } from '../../model/e2e-verdict.ts';
import { UserError } from '../../model/errors.ts';
import { stacks } from '../stacks/index.ts';
import { logTail } from './log-tail.ts';
import { serviceList } from './services/index.ts';
import type { Health, Service } from './services/service.ts';

/** Starts etcd and NATS where the stack's planes need them, or takes healthy ones that the user named. */
export const services: Stage = {
  id: 'services',
  doc: 'starts etcd and NATS of its own where the planes of the revision need them',
  lasting: false,
  options: { timeout_s: 120, wait_s: 30, etcd_binary: 'etcd', nats_binary: 'nats-server' },
  run: async (context) => {
    const needed = neededServices(context);
    if (needed.length === 0) context.say('no service is needed: discovery through files');
    const results: StageResult[] = [];
    for (const service of serviceList)
      if (needed.includes(service.name)) results.push(await provide(context, service));
    return {
      checks: results.flatMap(({ checks = [] }) => checks),
      state: {
        services_env: Object.assign({}, ...results.map(({ state }) => state?.services_env)),
        versions: Object.assign({}, ...results.map(({ state }) => state?.versions)),
      },
      ...results.find(({ blocked }) => blocked !== undefined),
    };
  },
};

/** Of both sides of a comparison, each by its own source. */
function neededServices({ plan, state }: StageContext): readonly ServiceName[] {
  const sides = plan.ab === null ? (['head'] as const) : (['head', 'base'] as const);
  return sides.flatMap((side) => stacks[plan.stack].services({ plan, state }, side));
}

async function provide(context: StageContext, service: Service): Promise<StageResult> {
  const named = context.plan.settings[service.name];
  return typeof named === 'string' && named !== ''
    ? reuse(context, service, named)
    : startOwn(context, service);
}

/** A server that the user named is used as it is, or not at all. */
async function reuse(
  { signal }: StageContext,
  service: Service,
  url: string,
): Promise<StageResult> {
  const health = await service.ask(url, signal);
  if (health.healthy)
    return provided(service, url, health, [], `the one at ${url} that the plan names`);
  throw new UserError(`${service.name} at ${url}: expected a healthy server: ${health.why}`);
}

async function startOwn(context: StageContext, service: Service): Promise<StageResult> {
  const { host, folder, options, signal, say } = context;
  const { url, process } = await service.own({ host, folder }, options);
  const running = await host.start(process);
  say(`${service.name} starts at ${url}`);
  const until = performance.now() + seconds(options) * 1000;
  let health: Health = { healthy: false, why: 'it was not asked yet' };
  while (performance.now() < until) {
    signal.throwIfAborted();
    health = await service.ask(url, signal);
    if (health.healthy && running.exit() === null)
      return provided(service, url, health, [running.log], `own one at ${url}`);
    if (running.exit() !== null) break;
    await sleep(50, undefined, { signal });
  }
  const exit = running.exit();
  const why =
    exit === null
      ? `not healthy in ${seconds(options)} s`
      : `ended: ${exit.signal ?? `exit code ${exit.code}`}`;
  const [last = 'its log is empty'] = logTail(folder, running.log, 1);
  const observed = `${service.name} ${why}; last in its log: ${last}`;
  return { checks: [check(service, 'fail', observed, [running.log])], blocked: observed };
}

function provided(
  service: Service,
  url: string,
  { version }: Extract<Health, { healthy: true }>,
  evidence: readonly string[],
  seen: string,
): StageResult {
  return {
    checks: [check(service, 'pass', `${seen}, version ${version}`, evidence)],
    state: { services_env: { [service.variable]: url }, versions: { [service.name]: version } },
  };
}

const check = (
  { name }: Service,
  result: Check['result'],
  observed: string,
  evidence: readonly string[],
): Check => ({
  id: `services.${name}`,
  stage: 'services',
  result,
  expected: `${name} is healthy`,
  observed,
  evidence,
});

const seconds = ({ wait_s }: Settings): number => (typeof wait_s === 'number' ? wait_s : 30);
