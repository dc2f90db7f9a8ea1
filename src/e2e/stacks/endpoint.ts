import type { Plan } from '../../model/e2e-plan.ts';
import type { StageContext, Target } from '../../model/e2e-run.ts';
import type { KnownDeviation, Launch, Stack } from '../../model/e2e-stack.ts';
import { UserError } from '../../model/errors.ts';
import { dig, listOf, openClient, textOf } from '../client/index.ts';
import { mockerKnown } from './known/mocker.ts';
import { sampleKnown } from './known/sample.ts';
import { readSettings } from './settings.ts';

/** `worker`: what the user knows to run behind the server, whose known deviations hold then. */
const settings = { worker: null } as const;
const workers = { sample: sampleKnown, mocker: mockerKnown } as const;

function knownOf(plan: Plan): readonly KnownDeviation[] {
  const read = readSettings(settings, plan);
  return read.text('worker') === null ? [] : workers[read.choice('worker', ['sample', 'mocker'])];
}

/** A running server that the user named: it is asked, and neither started nor stopped. */
export const endpoint: Stack = {
  id: 'endpoint',
  doc: 'a running server that you name with --url; nothing is started or stopped',
  // Nothing is known of it, so nothing may be taken for granted.
  traits: { repeatable: 'warm', stale_ms: 0 },
  known: (plan) => knownOf(plan),
  failures: [],
  settings,
  thresholds: () => ({}),
  needs: () => ({ binaries: [], gpus: 0, vram_gib: 0, disk_gib: 0, checkout: false }),
  services: () => [],
  ready_s: 60,
  prepare: async () => ({}),
  launch: async (context): Promise<Launch> => ({
    processes: [],
    ports: [],
    target: await findTarget(context),
  }),
};

async function findTarget({ plan, signal }: StageContext): Promise<Target> {
  if (plan.url === null) throw new UserError('stack endpoint expects --url URL');
  const url = plan.url.replace(/\/+(v1\/*)?$/, '');
  return {
    url,
    model: plan.model ?? (await firstModel(url, signal)),
    metrics: metricsPages(url, plan.metrics_urls),
  };
}

async function firstModel(url: string, signal: AbortSignal): Promise<string> {
  const client = openClient(url, { signal });
  try {
    const answer = await client.request({ path: '/v1/models', timeoutMs: 10_000 });
    if (answer.error !== null) throw new UserError(`no server answers at ${url}: ${answer.error}`);
    const models = listOf(dig(answer.json, 'data')).map((entry) => textOf(dig(entry, 'id')));
    const [first] = models.filter((id) => id !== null);
    if (first !== undefined) return first;
    throw new UserError(
      `${url}/v1/models lists no model (status ${answer.status}): expected one, or --model NAME`,
    );
  } finally {
    client.close();
  }
}

/** The frontend's own page, and those that the user named: workers, in their order. */
function metricsPages(url: string, named: readonly string[]): Target['metrics'] {
  const own = `${url}/metrics`;
  const workers = named.filter((page) => page !== own);
  return [
    { process: 'frontend', url: own },
    ...workers.map((page, at) => ({
      process: at === 0 ? 'worker' : `worker-${at + 1}`,
      url: page,
    })),
  ];
}
