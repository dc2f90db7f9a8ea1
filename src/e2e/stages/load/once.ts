import { existsSync } from 'node:fs';
import type { Phase, RunFolder, StageContext, Target } from '../../../model/e2e-run.ts';
import type { NotRun } from '../../../model/e2e-verdict.ts';
import type { LoadDriver, LoadOrder, LoadOutcome } from '../../load/index.ts';
import { takeSnapshot } from '../../metrics/index.ts';
import { type Chosen, withoutAiperf } from './choose.ts';

/** How long a server may take to count what has ended; one that leaks never comes to rest. */
const settleMs = 2000;

export interface LoadedOnce {
  readonly outcome: LoadOutcome;
  readonly phase: Phase;
  readonly not_run: readonly NotRun[];
  /** What sends the next run: the other driver once one did not work. */
  readonly next: Chosen;
}

/**
 * One load run with the metrics before and after it; `before` is the snapshot after an earlier one that nothing came
 * after. A driver that sent nothing is replaced where that is allowed.
 */
export async function loadOnce(
  context: Pick<StageContext, 'folder' | 'host' | 'signal' | 'say'>,
  stage: string,
  target: Target,
  chosen: Chosen,
  order: LoadOrder,
  before: Phase['before'] | null = null,
): Promise<LoadedOnce> {
  const first = await measure(context, stage, target, chosen.driver, order, before);
  const { broken } = first.outcome;
  if (broken === null || chosen.instead === null) return { ...first, not_run: [], next: chosen };
  context.say(`${order.id}: ${broken}`);
  const next = { driver: chosen.instead, instead: null, not_run: [] };
  const again = { ...order, id: freeId(context.folder, order.id) };
  const second = await measure(context, stage, target, next.driver, again, first.phase.after);
  return { ...second, not_run: [withoutAiperf(broken)], next };
}

async function measure(
  context: Pick<StageContext, 'folder' | 'host' | 'signal' | 'say'>,
  stage: string,
  target: Target,
  driver: LoadDriver,
  order: LoadOrder,
  earlier: Phase['before'] | null,
): Promise<Pick<LoadedOnce, 'outcome' | 'phase'>> {
  const { folder, signal } = context;
  const id = `${stage}.${order.id}`;
  context.say(
    `${order.id}: ${order.requests} requests, ${order.concurrency} at once, by ${driver.label}`,
  );
  const before =
    earlier ?? (await takeSnapshot(target, folder, `before ${id}`, { signal, settleMs }));
  const outcome = await driver.run(order, { ...context, target });
  const after = await takeSnapshot(target, folder, `after ${id}`, { signal, settleMs });
  for (const note of outcome.notes) context.say(`${order.id}: ${note}`);
  const { sent, output_tokens } = outcome;
  return { outcome, phase: { id, before, after, sent, requests: null, output_tokens } };
}

/** A name under which no run has left anything: a folder of aiperf that is used again loses its lines. */
export function freeId(folder: RunFolder, wanted: string): string {
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? wanted : `${wanted}-${count}`;
    const taken = [`aiperf/${id}`, `load/${id}.jsonl`].some((name) => existsSync(folder.at(name)));
    if (!taken) return id;
  }
}
