import type { Settings } from '../../model/e2e-plan.ts';
import type { Stage, StageContext } from '../../model/e2e-run.ts';
import { stacks, unplannedEtcd } from '../stacks/index.ts';
import type { Started } from './launch.ts';
import { type Readiness, waitUntilReady } from './ready/wait.ts';

/** Waits for a side that was started, as the options of the stage say. `settle_ms`: after a restart, the stack's `stale_ms`. */
export function waitForSide(
  context: StageContext,
  { target, processes, ports }: Started,
  {
    wait_s,
    chats,
    settle_ms = 0,
  }: {
    readonly wait_s: number | null;
    readonly chats: number;
    readonly settle_ms?: number;
  },
): Promise<Readiness> {
  const stack = stacks[context.plan.stack];
  return waitUntilReady({
    target,
    processes,
    ports,
    failures: [...stack.failures, ...(hasEtcd(context) ? [] : [unplannedEtcd])],
    folder: context.folder,
    signal: context.signal,
    say: context.say,
    wait_ms: (wait_s ?? stack.ready_s) * 1000,
    chats,
    settle_ms,
  });
}

/** Whether the run has an etcd, of its own or named by the user. */
const hasEtcd = ({ state, plan }: StageContext): boolean =>
  [state.services_env.ETCD_ENDPOINTS, plan.settings['env.ETCD_ENDPOINTS']].some(Boolean);

/** Proves that the stack serves before anything is asked of it. */
export const ready: Stage = {
  id: 'ready',
  doc: 'waits until the model is listed and answers several requests in a row',
  lasting: false,
  options: { timeout_s: null, wait_s: null, chats: 3 },
  run: async (context) => {
    const { options, state, host } = context;
    if (state.target === null) return { blocked: 'nothing was launched' };
    const started = {
      target: state.target,
      processes: host.running(),
      ports: portsOf(state.notes.launch),
    };
    const readiness = await waitForSide(context, started, {
      wait_s: typeof options.wait_s === 'number' ? options.wait_s : null,
      chats: typeof options.chats === 'number' ? options.chats : 3,
    });
    return {
      checks: [readiness.check],
      ...(readiness.ready ? {} : { blocked: readiness.check.observed }),
    };
  },
};

const portsOf = (notes: Settings | undefined): readonly number[] => {
  const ports = notes?.ports;
  return Array.isArray(ports) ? ports.filter((port) => typeof port === 'number') : [];
};
