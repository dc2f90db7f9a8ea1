import type { RunningProcess, Stage, StageContext, Target } from '../../model/e2e-run.ts';
import { UserError } from '../../model/errors.ts';
import { portHolder } from '../../process/index.ts';
import { stacks } from '../stacks/index.ts';

/** A side of a run whose processes were started; whether it serves is another question. */
export interface Started {
  readonly target: Target;
  /** In the order that they were started in; none for an endpoint. */
  readonly processes: readonly RunningProcess[];
  /** On which they will listen, and nobody else. */
  readonly ports: readonly number[];
}

/**
 * Starts a side of the run. UserError when somebody listens on one of its ports: an old server would answer in the
 * place of the new one.
 */
export async function startSide(context: StageContext, side: 'head' | 'base'): Promise<Started> {
  const { target, processes, ports } = await stacks[context.plan.stack].launch(context, side);
  for (const port of ports) refuseTaken(port);
  const running: RunningProcess[] = [];
  for (const spec of processes) {
    context.signal.throwIfAborted();
    running.push(await context.host.start(spec));
    context.say(`${spec.name}: ${spec.command.join(' ')}`);
  }
  return { target, processes: running, ports };
}

function refuseTaken(port: number): void {
  const holder = portHolder(port);
  if (holder === null) return;
  throw new UserError(
    `port ${port} is taken by ${holder.pid === null ? holder.command : `process ${holder.pid} (${holder.command})`}: expected it to be free, or its server would be tested in the place of ours`,
  );
}

/** Starts frontend and worker. */
export const launch: Stage = {
  id: 'launch',
  doc: 'starts the frontend and the worker, each in a process group of its own',
  lasting: false,
  options: { timeout_s: 120 },
  run: async (context) => {
    const { target, processes, ports } = await startSide(context, 'head');
    const started = processes.map(({ name, log, pid }) => ({ name, log, pid }));
    return { state: { target, notes: { launch: { processes: started, ports } } } };
  },
};
